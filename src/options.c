/* options.c -- GOption does the work; environment and terminal fill the gaps. */
#include "options.h"

#include <glib.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

static bool english(const char *lang)
{
	const char *env = g_getenv("EVALSEASON_LANG");

	if (lang == NULL)
		lang = env;
	return lang != NULL && g_str_has_prefix(lang, "en");
}

static bool unknown(const char *option, const char *value, const char *choices)
{
	fprintf(stderr, "evalseason: %s 不能是“%s”，可用：%s\n", option, value, choices);
	return false;
}

/* GOption does not take a number right behind a letter; everybody writes -j2. */
static char **split_jobs(int *argc, char **argv)
{
	GPtrArray *out = g_ptr_array_new();

	g_ptr_array_add(out, (char *)(uintptr_t)"evalseason");  /* GOption wants a program's name first */
	for (int i = 0; i < *argc; i++) {
		bool joined = g_str_has_prefix(argv[i], "-j") && g_ascii_isdigit(argv[i][2]);

		g_ptr_array_add(out, joined ? (char *)(uintptr_t)"-j" : argv[i]);
		if (joined)
			g_ptr_array_add(out, argv[i] + 2);
	}
	*argc = (int)out->len;
	g_ptr_array_add(out, NULL);
	return (char **)g_ptr_array_free(out, FALSE);
}

bool options_read(struct options *o, int argc, char **argv, const char *synopsis)
{
	char *lang = NULL, *colour = NULL, **words, **parsed;
	const GOptionEntry entries[] = {
		{ "output", 'o', 0, G_OPTION_ARG_FILENAME, &o->output, "输出文件夹（默认 output）", "DIR" },
		{ "templates", 't', 0, G_OPTION_ARG_FILENAME, &o->templates, "模板文件夹", "DIR" },
		{ "plan", 0, 0, G_OPTION_ARG_FILENAME, &o->plan, "改用另一份方案 plan.xml", "FILE" },
		{ "phase", 0, 0, G_OPTION_ARG_STRING, &o->phase, "阶段：inspection、wrapup", "ID" },
		{ "only", 0, 0, G_OPTION_ARG_STRING, &o->only, "只做某类文书或某个镇街", "ID" },
		{ "at", 0, 0, G_OPTION_ARG_STRING, &o->at, "explain：地点的代码或名称", "PLACE" },
		{ "number", 0, 0, G_OPTION_ARG_STRING, &o->number, "finalize：发文字号", "NO" },
		{ "date", 0, 0, G_OPTION_ARG_STRING, &o->date, "finalize：印发日期（默认今天）", "DATE" },
		{ "encoding", 0, 0, G_OPTION_ARG_STRING, &o->encoding, "强制文件编码（默认自动判断）", "NAME" },
		{ "jobs", 'j', 0, G_OPTION_ARG_INT, &o->jobs, "并行进程数（默认全部核）", "N" },
		{ "timeout", 0, 0, G_OPTION_ARG_INT, &o->timeout, "每份文书的时限（秒，默认 60）", "S" },
		{ "strict", 0, 0, G_OPTION_ARG_NONE, &o->strict, "数据有错误时不生成文书", NULL },
		{ "force", 'f', 0, G_OPTION_ARG_NONE, &o->force, "全部重做，不看是否有变化", NULL },
		{ "dry-run", 'n', 0, G_OPTION_ARG_NONE, &o->dry_run, "只列出将要生成的文件", NULL },
		{ "replay", 0, 0, G_OPTION_ARG_NONE, &o->replay, "sample：重抽并与已冻结的样本核对", NULL },
		{ "freeze", 0, 0, G_OPTION_ARG_NONE, &o->freeze, "sample：写入 inspection/samples.xml", NULL },
		{ "quiet", 'q', 0, G_OPTION_ARG_NONE, &o->quiet, "不显示进度", NULL },
		{ "verbose", 'v', 0, G_OPTION_ARG_NONE, &o->verbose, "显示每一步用去的时间", NULL },
		{ "lang", 0, 0, G_OPTION_ARG_STRING, &lang, "信息语言 zh、en", "LANG" },
		{ "format", 0, 0, G_OPTION_ARG_STRING, &o->format_name, "信息格式 text、json（explain 另有 csv）", "NAME" },
		{ "color", 0, 0, G_OPTION_ARG_STRING, &colour, "颜色 auto、always、never", "WHEN" },
		{ G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &o->words, NULL, NULL },
		{ NULL, 0, 0, 0, NULL, NULL, NULL },
	};
	GOptionContext *context = g_option_context_new(synopsis);
	GError *error = NULL;
	bool ok;

	g_option_context_add_main_entries(context, entries, NULL);
	words = parsed = split_jobs(&argc, argv);
	ok = g_option_context_parse(context, &argc, &parsed, &error);
	g_free(words);
	if (!ok) {
		fprintf(stderr, "evalseason: %s\n用 evalseason help 查看用法\n", error->message);
		g_error_free(error);
	}
	g_option_context_free(context);
	if (!ok)
		return false;
	if (o->output == NULL)
		o->output = g_strdup("output");
	o->lang = english(lang) ? DIAG_EN : DIAG_ZH;
	o->format = g_strcmp0(o->format_name, "json") == 0 ? DIAG_JSON : DIAG_TEXT;
	o->colour = g_strcmp0(colour, "always") == 0 || (g_strcmp0(colour, "never") != 0 && isatty(2)
		&& g_getenv("NO_COLOR") == NULL && g_strcmp0(g_getenv("TERM"), "dumb") != 0);
	if (lang != NULL && strcmp(lang, "zh") != 0 && strcmp(lang, "en") != 0)
		ok = unknown("--lang", lang, "zh、en");
	if (o->format_name != NULL && strcmp(o->format_name, "text") != 0
		&& strcmp(o->format_name, "json") != 0 && strcmp(o->format_name, "csv") != 0)
		ok = unknown("--format", o->format_name, "text、json、csv");
	if (o->jobs < 0 || o->jobs > 1024)
		ok = unknown("--jobs", "该数", "0 至 1024");
	g_free(lang);
	g_free(colour);
	if (o->words != NULL) {
		o->subject = o->words[0];
		o->second = o->words[0] != NULL ? o->words[1] : NULL;
		if (o->second != NULL && o->words[2] != NULL) {
			fprintf(stderr, "evalseason: 多余的参数“%s”\n", o->words[2]);
			ok = false;
		}
	}
	return ok;
}

void options_clear(struct options *o)
{
	char *const owned[] = { o->output, o->templates, o->plan, o->encoding, o->only, o->at, o->phase, o->number,
		o->date, o->format_name };

	for (size_t i = 0; i < G_N_ELEMENTS(owned); i++)
		g_free(owned[i]);
	g_strfreev(o->words);
}

static char *if_templates(char *folder)
{
	char *plan = g_build_filename(folder, "plan.xml", NULL);
	bool found = access(plan, R_OK) == 0;

	g_free(plan);
	if (found)
		return folder;
	g_free(folder);
	return NULL;
}

static char *beside_program(void)
{
	char path[4096];
	ssize_t n = readlink("/proc/self/exe", path, sizeof path - 1);
	char *folder, *found;

	if (n <= 0)
		return NULL;
	path[n] = '\0';
	folder = g_path_get_dirname(path);
	found = if_templates(g_build_filename(folder, "..", "..", "templates", NULL));
	if (found == NULL)
		found = if_templates(g_build_filename(folder, "..", "share", "evalseason", "templates", NULL));
	g_free(folder);
	return found;
}

char *options_templates(const struct options *o)
{
	const char *env = g_getenv("EVALSEASON_TEMPLATES");
	char *found;

	if (o->templates != NULL || env != NULL)
		return g_strdup(o->templates != NULL ? o->templates : env);
	found = if_templates(g_strdup("templates"));
	if (found == NULL)
		found = beside_program();
	return found != NULL ? found : g_strdup(EVALSEASON_SHARE "/templates");
}

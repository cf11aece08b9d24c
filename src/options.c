/* options.c -- GOption does the parsing; environment and terminal fill the gaps. Help is
 * ours: it is all in one language. */
#include "options.h"

#include <glib.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

/* X(long name, letter or 0, kind of value, field, its name in help, in Chinese, in English) */
#define OPTIONS(X) \
	X("output", 'o', FILENAME, output, "DIR", "输出文件夹（默认 output）", "output folder (default: output)") \
	X("templates", 't', FILENAME, templates, "DIR", "模板文件夹", "template folder") \
	X("plan", 0, FILENAME, plan, "FILE", "改用另一份方案 plan.xml", "use another plan.xml") \
	X("phase", 0, STRING, phase, "ID", "阶段：inspection、wrapup", "phase: inspection, wrapup") \
	X("only", 0, STRING, only, "ID", "只做某类文书或某个镇街", "one kind of document or one township") \
	X("at", 0, STRING, at, "PLACE", "explain：地点的代码或名称", "explain: code or name of the place") \
	X("number", 0, STRING, number, "NO", "finalize：发文字号", "finalize: document number") \
	X("date", 0, STRING, date, "DATE", "finalize：印发日期（默认今天）", "finalize: date of issue (default: today)") \
	X("encoding", 0, STRING, encoding, "NAME", "强制文件编码（默认自动判断）", "encoding of all files (default: detected)") \
	X("jobs", 'j', INT, jobs, "N", "并行进程数（默认全部核）", "processes (default: one for each core)") \
	X("timeout", 0, INT, timeout, "S", "每份文书的时限（秒，默认 60）", "limit for one document (seconds, default 60)") \
	X("strict", 0, NONE, strict, NULL, "数据有错误时不生成文书", "no documents when the data have errors") \
	X("force", 'f', NONE, force, NULL, "全部重做，不看是否有变化", "make everything again, changed or not") \
	X("dry-run", 'n', NONE, dry_run, NULL, "只列出将要生成的文件", "list the files that would be made") \
	X("replay", 0, NONE, replay, NULL, "sample：重抽并与已冻结的样本核对", "sample: draw again and compare with the frozen sample") \
	X("freeze", 0, NONE, freeze, NULL, "sample：写入 inspection/samples.xml", "sample: write inspection/samples.xml") \
	X("quiet", 'q', NONE, quiet, NULL, "不显示进度", "no progress") \
	X("verbose", 'v', NONE, verbose, NULL, "显示每一步用去的时间", "time spent on each step") \
	X("lang", 0, STRING, lang_name, "LANG", "信息语言 zh、en", "language of messages: zh, en") \
	X("format", 0, STRING, format_name, "NAME", "信息格式 text、json（explain 另有 csv）", "form of messages: text, json (explain: csv, too)") \
	X("color", 0, STRING, colour_name, "WHEN", "颜色 auto、always、never", "colour: auto, always, never") \
	X("help", 'h', NONE, help, NULL, "显示用法", "this help")

bool options_english(const char *lang)
{
	const char *env = g_getenv("EVALSEASON_LANG");

	if (lang == NULL)
		lang = env;
	return lang != NULL && g_str_has_prefix(lang, "en");
}

static bool unknown(const struct options *o, const char *option, const char *value, const char *choices)
{
	if (o->lang == DIAG_ZH) {
		char **words = g_strsplit(choices, ", ", -1), *list = g_strjoinv("、", words);

		fprintf(stderr, "evalseason: %s 不能是“%s”，可用：%s\n", option, value, list);
		g_strfreev(words);
		g_free(list);
	} else {
		fprintf(stderr, "evalseason: %s cannot be '%s'; choose from: %s\n", option, value, choices);
	}
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

/* GOption speaks English: what it found wrong, in the user's language. */
static void say_wrong(const struct options *o, const GError *error)
{
	static const char unknown_option[] = "Unknown option ";
	const char *option = g_strrstr(error->message, " for ");

	if (o->lang == DIAG_EN)
		fprintf(stderr, "evalseason: %s\nevalseason help shows the usage\n", error->message);
	else if (g_str_has_prefix(error->message, unknown_option))
		fprintf(stderr, "evalseason: 没有“%s”这个选项\n用 evalseason help 查看用法\n",
			error->message + strlen(unknown_option));
	else
		fprintf(stderr, "evalseason: 选项“%s”的值有误或缺少\n用 evalseason help 查看用法\n",
			option != NULL ? option + strlen(" for ") : error->message);
}

static bool parse(struct options *o, int argc, char **argv)
{
	const GOptionEntry entries[] = {
#define X(name, letter, kind, field, value, zh, en) { name, letter, 0, G_OPTION_ARG_##kind, &o->field, zh, value },
		OPTIONS(X)
#undef X
		{ G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &o->words, NULL, NULL },
		{ NULL, 0, 0, 0, NULL, NULL, NULL },
	};
	GOptionContext *context = g_option_context_new(NULL);
	char **words, **parsed;
	GError *error = NULL;
	bool ok;

	g_option_context_add_main_entries(context, entries, NULL);
	g_option_context_set_help_enabled(context, FALSE);
	words = parsed = split_jobs(&argc, argv);
	ok = g_option_context_parse(context, &argc, &parsed, &error);
	g_free(words);
	g_option_context_free(context);
	if (ok)
		o->lang = options_english(o->lang_name) ? DIAG_EN : DIAG_ZH;
	if (!ok) {
		say_wrong(o, error);
		g_error_free(error);
	}
	return ok;
}

static bool check_choices(const struct options *o)
{
	bool ok = true;

	if (o->lang_name != NULL && strcmp(o->lang_name, "zh") != 0 && strcmp(o->lang_name, "en") != 0)
		ok = unknown(o, "--lang", o->lang_name, "zh, en");
	if (o->format_name != NULL && strcmp(o->format_name, "text") != 0
		&& strcmp(o->format_name, "json") != 0 && strcmp(o->format_name, "csv") != 0)
		ok = unknown(o, "--format", o->format_name, "text, json, csv");
	if (o->jobs < 0 || o->jobs > 1024)
		ok = unknown(o, "--jobs", o->lang == DIAG_ZH ? "该数" : "that number", "0–1024");
	if (o->words != NULL && o->second != NULL && o->words[2] != NULL) {
		fprintf(stderr, o->lang == DIAG_ZH ? "evalseason: 多余的参数“%s”\n" : "evalseason: one argument too many: '%s'\n",
			o->words[2]);
		ok = false;
	}
	return ok;
}

bool options_read(struct options *o, int argc, char **argv)
{
	if (!parse(o, argc, argv))
		return false;
	if (o->output == NULL)
		o->output = g_strdup("output");
	o->format = g_strcmp0(o->format_name, "json") == 0 ? DIAG_JSON : DIAG_TEXT;
	o->colour = g_strcmp0(o->colour_name, "always") == 0 || (g_strcmp0(o->colour_name, "never") != 0 && isatty(2)
		&& g_getenv("NO_COLOR") == NULL && g_strcmp0(g_getenv("TERM"), "dumb") != 0);
	if (o->words != NULL) {
		o->subject = o->words[0];
		o->second = o->words[0] != NULL ? o->words[1] : NULL;
	}
	return check_choices(o);
}

void options_help(enum diag_lang lang)
{
	static const struct { const char *name; char letter; const char *value, *help[2]; } options[] = {
#define X(name, letter, kind, field, value, zh, en) { name, letter, value, { zh, en } },
		OPTIONS(X)
#undef X
	};

	puts(lang == DIAG_ZH ? "选项：" : "Options:");
	for (size_t i = 0; i < G_N_ELEMENTS(options); i++) {
		char *name = g_strconcat(options[i].name, options[i].value != NULL ? "=" : "", options[i].value, NULL);

		if (options[i].letter != 0)
			printf("  -%c, --%-18s %s\n", options[i].letter, name, options[i].help[lang]);
		else
			printf("      --%-18s %s\n", name, options[i].help[lang]);
		g_free(name);
	}
}

void options_clear(struct options *o)
{
	char *const owned[] = { o->output, o->templates, o->plan, o->encoding, o->only, o->at, o->phase, o->number,
		o->date, o->format_name, o->lang_name, o->colour_name };

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

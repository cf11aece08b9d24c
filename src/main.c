/* main.c -- the subcommands; the one behind `build` is the pipeline. */
#include <glib.h>
#include <locale.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "base/relaxng.h"
#include "commands.h"
#include "outfit.h"
#include "publish/publish.h"
#include "run.h"

static int check(const struct options *o)
{
	struct run r;

	run_begin(&r, o);
	if (run_open(&r) && run_read(&r)) {
		size_t read = 0, kept = 0;

		run_compute(&r);
		for (size_t i = 0; i < r.data->n_sources; i++) {
			read += r.data->sources[i].rows_read;
			kept += r.data->sources[i].rows_kept;
		}
		if (!o->quiet)
			printf(o->lang == DIAG_ZH ? "文件 %zu 个，数据 %zu 行，采用 %zu 行，问题 %zu 条\n"
				: "%zu files, %zu rows, %zu kept, %zu problems\n",
				r.data->n_sources, read, kept, diags_count(r.diags));
	}
	return run_end(&r);
}

static void want_value(void *fonts, const char *value)
{
	fonts_want(fonts, value, strlen(value));
}

static void on_interrupt(int sig)
{
	(void)sig;
	publish_interrupt();
}

/* Up to here a signal simply ends the program: nothing has been written. From here on workers are to be
 * ended, and what they have not finished is to be removed. */
static void catch_interrupts(void)
{
	struct sigaction act = { .sa_handler = on_interrupt };

	sigaction(SIGINT, &act, NULL);
	sigaction(SIGTERM, &act, NULL);
}

/* Facts become documents. False with diagnostics. */
static bool run_publish(struct run *r, const struct outfit *f, xmlDoc *facts)
{
	const struct options *o = r->o;
	char *command = g_strdup_printf("evalseason build%s%s%s%s", o->plan != NULL ? " --plan " : "",
		o->plan != NULL ? o->plan : "", o->encoding != NULL ? " --encoding " : "",
		o->encoding != NULL ? o->encoding : "");
	struct publish_input in = { r->plan, r->season, r->data, f->compose, facts, f->style, f->fonts, r->templates };
	struct publish_options po = { .output = o->output, .only = o->only, .phase = o->phase,
		.jobs = o->jobs, .timeout = o->timeout, .force = o->force, .dry_run = o->dry_run,
		.quiet = o->quiet, .verbose = o->verbose, .started = r->started, .lang = o->lang, .plan = o->plan, .command = command, .tool = o->tool };
	bool ok;

	compose_check(f->compose, facts, r->diags);
	facts_each_value(facts, want_value, f->fonts);
	ok = fonts_prepare(f->fonts, r->diags);
	run_mark(r, "字形", "glyphs");
	catch_interrupts();
	ok = ok && publish_all(&in, &po, r->diags);
	run_mark(r, "文书、数据文件、清单", "documents, data files, manifest");
	g_free(command);
	return ok;
}

/* From the rows to the documents. */
static void make(struct run *r, const struct outfit *f)
{
	xmlDoc *facts;

	run_compute(r);
	if (r->o->strict && diags_count_level(r->diags, DIAG_ERROR) > 0)
		return;
	facts = facts_build(r->data, r->phases, r->n_phases, r->diags);
	run_mark(r, "事实", "facts");
	run_publish(r, f, facts);
	facts_free(facts);
}

static int build(const struct options *o)
{
	struct outfit outfit;
	struct run r;
	bool ok;
	int status;

	run_begin(&r, o);
	r.lists_problems = true;
	outfit_begin(&outfit, &r);
	ok = run_open(&r);
	if (ok) {
		outfit_compose(&outfit);
		ok = run_read(&r);
	}
	ok = outfit_end(&outfit, r.diags) && ok;
	if (ok)
		make(&r, &outfit);
	status = run_end(&r);
	outfit_free(&outfit);   /* what was said may name its files */
	if (publish_was_interrupted()) {
		fputs(o->lang == DIAG_ZH ? "已中断：做成的文书都是完整的，再运行一次即可接着做\n"
			: "interrupted: documents that are done are whole; run again to go on\n", stderr);
		status = INTERRUPTED;
	}
	return status;
}

static const struct command {
	const char *name;
	int (*run)(const struct options *o);
	const char *synopsis[2], *help[2];   /* Chinese, English */
	bool takes_input;  /* the first argument is the season's folder */
} commands[] = {
	{ "check", check, { "[INPUT]", "[INPUT]" },
	  { "读入全部报送数据，列出问题", "read everything that was sent, list its problems" }, true },
	{ "build", build, { "[INPUT] [-o OUTPUT]", "[INPUT] [-o OUTPUT]" },
	  { "完整流程：检查、统计、评分、生成全部文书", "the whole pipeline: check, count, score, make the documents" }, true },
	{ "explain", command_explain, { "[INPUT] 指标 [--at 地点]", "[INPUT] MEASURE [--at PLACE]" },
	  { "一个数怎么来的：定义、算式、每一行的文件和行号", "where a number comes from: formula and every row" }, false },
	{ "kit", command_kit, { "[INPUT] -o DIR", "[INPUT] -o DIR" },
	  { "空白报送表：每个镇街、检查组、区级", "blank forms: townships, inspectors, district" }, true },
	{ "sample", command_sample, { "[INPUT] [--freeze|--replay]", "[INPUT] [--freeze|--replay]" },
	  { "抽取、冻结或复核现场样本", "draw, freeze or replay the on-site sample" }, true },
	{ "compare", command_compare, { "OUTPUT OUTPUT", "OUTPUT OUTPUT" },
	  { "两次结果比较：得分、等次、名次的变化和原因", "two results: which scores, grades, ranks changed and why" }, false },
	{ "finalize", command_finalize, { "文书 [INPUT] --number 文号", "DOCUMENT [INPUT] --number NO" },
	  { "登记定稿，以后不再改动", "record a document as issued: it stays as it is" }, false },
	{ "verify", command_verify, { "[OUTPUT] [INPUT]", "[OUTPUT] [INPUT]" },
	  { "输出文件是否与清单一致", "whether the files still match the manifest" }, false },
	{ "fonts", command_fonts, { "", "" },
	  { "哪种字体承担哪个角色，缺什么", "which font serves which role, and what is missing" }, false },
};

/* Columns on a terminal: a Han character takes two. */
static int columns(const char *text)
{
	int n = 0;

	for (; *text != '\0'; text = g_utf8_next_char(text))
		n += g_unichar_iswide(g_utf8_get_char(text)) ? 2 : 1;
	return n;
}

static int help(FILE *out, enum diag_lang lang)
{
	static const char *const title[] = { "社区社会组织绩效评估季：报送数据进，公文版式报告出",
		"an evaluation season: submissions in, official reports out" };
	static const char *const end[] = {
		"选项见 evalseason 命令 --help。退出状态：0 完成；1 完成但数据有问题；2 用法错误；3 模板或方案有误；\n"
		"4 无可读输入；5 部分文书失败；6 系统故障（磁盘、内存、权限）；130 被中断。",
		"evalseason COMMAND --help lists the options. Exit status: 0 done; 1 done, with problems in the data; 2 wrong usage;\n"
		"3 a template or the plan is wrong; 4 no input readable; 5 some documents failed; 6 system (disk, memory,\n"
		"permissions); 130 interrupted." };

	fprintf(out, "evalseason " EVALSEASON_VERSION " —— %s\n\n  evalseason build input -o output\n"
		"  evalseason check input\n\n", title[lang]);
	for (size_t i = 0; i < G_N_ELEMENTS(commands); i++)
		fprintf(out, "  evalseason %-8s %s%*s %s\n", commands[i].name, commands[i].synopsis[lang],
			MAX(0, 30 - columns(commands[i].synopsis[lang])), "", commands[i].help[lang]);
	fprintf(out, "\n%s\n", end[lang]);
	return out == stdout ? DONE : USAGE;
}

static int command_help(const struct command *c, enum diag_lang lang)
{
	printf(lang == DIAG_ZH ? "用法：evalseason %s %s [选项]\n%s\n\n" : "Usage: evalseason %s %s [OPTIONS]\n%s\n\n",
		c->name, c->synopsis[lang], c->help[lang]);
	options_help(lang);
	return DONE;
}

/* What the program calls itself, here and in manifests. */
static const char *tool(void)
{
	return *EVALSEASON_COMMIT != '\0' ? "evalseason " EVALSEASON_VERSION " (" EVALSEASON_COMMIT ")"
		: "evalseason " EVALSEASON_VERSION;
}

static int run_command(const struct command *c, int argc, char **argv, enum diag_lang lang)
{
	struct options o = { .tool = tool(), .lang = lang };
	int status;

	if (!options_read(&o, argc, argv)) {
		options_clear(&o);
		return USAGE;
	}
	if (o.help) {
		status = command_help(c, o.lang);
		options_clear(&o);
		return status;
	}
	o.input = c->takes_input && o.subject != NULL ? o.subject : "input";
	status = c->run(&o);
	options_clear(&o);
	return status;
}

/* The language of what is said before the options are read: --lang may stand anywhere. */
static enum diag_lang language(int argc, char **argv)
{
	const char *lang = NULL;

	for (int i = 1; i < argc; i++)
		if (g_str_has_prefix(argv[i], "--lang="))
			lang = argv[i] + strlen("--lang=");
		else if (strcmp(argv[i], "--lang") == 0 && i + 1 < argc)
			lang = argv[i + 1];
	return options_english(lang) ? DIAG_EN : DIAG_ZH;
}

static bool is_help(const char *word)
{
	return strcmp(word, "help") == 0 || strcmp(word, "--help") == 0 || strcmp(word, "-h") == 0;
}

int main(int argc, char **argv)
{
	enum diag_lang lang = language(argc, argv);

	memory_prepare();
	setlocale(LC_CTYPE, "C.UTF-8");  /* never LC_NUMERIC: numbers have dots */
	relaxng_prepare();
	if (argc < 2)
		return help(stderr, lang);
	if (strcmp(argv[1], "--version") == 0) {
		puts(tool());
		return DONE;
	}
	if (is_help(argv[1]) || (g_str_has_prefix(argv[1], "--lang") && is_help(argv[argc - 1])))
		return help(stdout, lang);
	for (size_t i = 0; i < G_N_ELEMENTS(commands); i++)
		if (strcmp(argv[1], commands[i].name) == 0)
			return run_command(&commands[i], argc - 2, argv + 2, lang);
	fprintf(stderr, lang == DIAG_ZH ? "evalseason: 没有“%s”这个命令\n\n" : "evalseason: no command '%s'\n\n", argv[1]);
	return help(stderr, lang);
}

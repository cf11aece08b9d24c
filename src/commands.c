/* commands.c -- explain, kit, sample, compare, finalize, verify, fonts. */
#include "commands.h"

#include <stdio.h>
#include <string.h>

#include "publish/publish.h"
#include "run.h"

/* "丹桂社区", "城东街道丹桂社区" or a code. */
static bool is_called(const struct dataset *data, const struct place *p, const char *name)
{
	const char *parent = p->parent >= 0 ? data->places[p->parent].name : "";
	size_t n = strlen(parent);

	return strcmp(p->code, name) == 0 || strcmp(p->name, name) == 0 ||
		(strncmp(name, parent, n) == 0 && strcmp(p->name, name + n) == 0);
}

static const char *nearest_place(const struct dataset *data, struct arena *arena, const char *name)
{
	const char **names = ARENA_ARRAY(arena, const char *, 2 * data->n_places + 1);

	for (size_t i = 0; i < data->n_places; i++) {
		names[2 * i] = data->places[i].code;
		names[2 * i + 1] = data->places[i].name;
	}
	return plan_nearest(arena, name, names, 2 * data->n_places);
}

/* The district without a name. -1 with a diagnostic: no such place, or several. */
static int find_place(struct run *r, const char *name)
{
	const struct dataset *data = r->data;
	int found = -1;

	for (size_t i = 0; name != NULL && i < data->n_places; i++) {
		const struct place *p = &data->places[i];

		if (!is_called(data, p, name))
			continue;
		if (found >= 0) {
			diag_say(r->diags, DIAG_UNKNOWN_PLACE, (struct loc){ 0 }, name, diags_printf(r->diags, "，叫这个名称的有 %s%s、%s%s等",
				data->places[data->places[found].parent].name, data->places[found].name,
				p->parent >= 0 ? data->places[p->parent].name : "", p->name), NULL);
			return -1;
		}
		found = (int)i;
	}
	if (name != NULL && found < 0)
		diag_say(r->diags, DIAG_UNKNOWN_PLACE, (struct loc){ 0 }, name, nearest_place(data, r->arena, name), NULL);
	return name == NULL ? 0 : found;
}

/* A phase with submissions. -1 with a diagnostic. */
static int find_phase(struct run *r, const char *id)
{
	const char **ids = ARENA_ARRAY(r->arena, const char *, r->season->n_phases + 1);
	size_t n = 0;

	for (size_t i = 0; i < r->season->n_phases; i++) {
		if (r->season->phases[i].cutoff == PLAN_EMPTY)
			continue;
		if (strcmp(r->season->phases[i].id, id) == 0)
			return (int)i;
		ids[n++] = r->season->phases[i].id;
	}
	diag_say(r->diags, DIAG_UNKNOWN_PHASE, (struct loc){ 0 }, id, plan_nearest(r->arena, id, ids, n), NULL);
	return -1;
}

int command_explain(const struct options *o)
{
	/* With one argument it is the measure; with two, the season's folder comes first. */
	struct options shifted = *o;
	struct run r;
	GString *out = g_string_new(NULL);
	int place, phase, status;
	bool found = true;

	if (o->subject == NULL) {
		fputs(o->lang == DIAG_ZH ? "用法：evalseason explain [INPUT] 指标 [--at 地点]\n"
			: "usage: evalseason explain [INPUT] MEASURE [--at PLACE]\n", stderr);
		g_string_free(out, TRUE);
		return USAGE;
	}
	shifted.input = o->second != NULL ? o->subject : "input";
	shifted.subject = o->second != NULL ? o->second : o->subject;
	run_begin(&r, &shifted);
	if (run_open(&r) && run_read(&r)) {
		run_hush(&r);  /* the data's problems are check's and build's to tell */
		place = find_place(&r, o->at);
		phase = find_phase(&r, o->phase != NULL ? o->phase : "inspection");
		found = place >= 0 && phase >= 0;
		if (found) {
			run_phase(&r, phase);
			run_hush(&r);
			found = stats_explain(r.phases[0].self, shifted.subject, place,
				g_strcmp0(o->format_name, "csv") == 0 ? STATS_CSV
				: g_strcmp0(o->format_name, "json") == 0 ? STATS_JSON : STATS_TEXT, out, r.diags);
		}
		if (found)
			fwrite(out->str, 1, out->len, stdout);
	}
	g_string_free(out, TRUE);
	status = run_end(&r);
	return found ? status : USAGE;  /* a name nobody knows is a slip of the command line */
}

/* The fonts of the style; NULL with diagnostics. */
static struct fonts *open_fonts(struct run *r)
{
	char *path = g_build_filename(r->templates, "style.xml", NULL);
	const struct style *style = style_load(path, r->arena, r->diags);

	g_free(path);
	return style != NULL ? fonts_open(style, r->diags) : NULL;
}

int command_verify(const struct options *o)
{
	const char *output = o->subject != NULL ? o->subject : o->output;
	struct run r;
	struct publish_start start = { .input = o->second, .tool = o->tool };
	struct fonts *fonts = NULL;

	run_begin(&r, o);
	start.templates = r.templates;
	if (start.input != NULL)
		start.fonts = fonts = open_fonts(&r);
	publish_verify(output, fonts != NULL ? &start : NULL, o->lang, r.diags);
	if (fonts != NULL)
		fonts_free(fonts);
	return run_end(&r);
}

int command_fonts(const struct options *o)
{
	struct run r;
	struct fonts *fonts;
	char *text;

	run_begin(&r, o);
	fonts = open_fonts(&r);
	if (fonts != NULL) {
		text = fonts_report(fonts, o->lang);
		fputs(text, stdout);
		g_free(text);
		fonts_free(fonts);
	}
	return run_end(&r);
}


/* The season with what phase has: kit and sample. */
static bool read_phase(struct run *r, const struct options *o)
{
	struct facts_phase *f;
	int phase;

	run_begin(r, o);
	if (!run_open(r) || !run_read(r))
		return false;
	phase = season_find_phase(r->season, o->phase != NULL ? o->phase : "inspection");
	if (phase < 0) {
		diag_say(r->diags, DIAG_NO_INPUT, (struct loc){ .file = r->season->path }, o->phase, NULL, NULL);
		return false;
	}
	f = run_phase(r, phase);
	run_hush(r);
	f->samples = stats_sample(f->self, stats_frozen(r->data, phase, r->arena, r->diags), r->arena, r->diags,
		&f->n_samples);   /* what it says is of the sample, not of the data */
	return true;
}

/* Whether nothing has been put into the district's folder yet. */
static bool is_new_season(const struct run *r)
{
	char *path = r->season != NULL ? g_build_filename(r->season->root, "district", NULL) : NULL;
	GDir *folder = path != NULL ? g_dir_open(path, 0, NULL) : NULL;
	bool empty = path != NULL && (folder == NULL || g_dir_read_name(folder) == NULL);

	if (folder != NULL)
		g_dir_close(folder);
	g_free(path);
	return empty;
}

int command_kit(const struct options *o)
{
	struct run r;
	bool ok = read_phase(&r, o);

	if (!ok && r.plan != NULL && r.data == NULL && is_new_season(&r)) {
		struct kit_input in = { .plan = r.plan, .season = r.season };

		run_hush(&r);  /* that there is no roster */
		publish_kit(&in, o->output, r.diags);
	} else if (ok) {
		struct kit_input in = { r.plan, r.season, r.data, r.phases[0].phase, r.phases[0].samples, r.phases[0].n_samples };

		publish_kit(&in, o->output, r.diags);
	}
	return run_end(&r);
}

int command_sample(const struct options *o)
{
	struct run r;

	if (read_phase(&r, o))
		publish_sample(r.data, r.phases[0].phase, r.phases[0].samples, r.phases[0].n_samples,
			o->freeze ? PUBLISH_FREEZE : o->replay ? PUBLISH_REPLAY : PUBLISH_PRINT, o->lang, r.diags);
	return run_end(&r);
}

int command_compare(const struct options *o)
{
	struct run r;

	if (o->second == NULL) {
		fputs(o->lang == DIAG_ZH ? "用法：evalseason compare 输出文件夹 另一输出文件夹\n"
			: "usage: evalseason compare OUTPUT OUTPUT\n", stderr);
		return USAGE;
	}
	run_begin(&r, o);
	publish_compare(o->subject, o->second, o->lang, r.diags);
	return run_end(&r);
}

static void say_finalized(const struct options *o, const char *root, const char *date)
{
	if (!o->quiet)
		printf(o->lang == DIAG_ZH ? "已登记定稿（%s，%s），记在 %s/issued.xml；以后重新生成不再改动这一份\n"
			: "recorded as issued (%s, %s) in %s/issued.xml; later builds keep this file\n", o->number, date, root);
}

int command_finalize(const struct options *o)
{
	struct run r;
	GDateTime *now = g_date_time_new_now_local();
	char *today = g_date_time_format(now, "%Y-%m-%d");
	const char *root = o->second != NULL ? o->second : "input", *date = o->date != NULL ? o->date : today;
	int status = USAGE;

	if (o->subject == NULL || o->number == NULL) {
		fputs(o->lang == DIAG_ZH ? "用法：evalseason finalize 文书 [INPUT] --number 发文字号 [--date 日期]\n"
			: "usage: evalseason finalize DOCUMENT [INPUT] --number NO [--date DATE]\n", stderr);
	} else {
		run_begin(&r, o);
		if (publish_finalize(root, o->output, o->subject, o->number, date, r.diags))
			say_finalized(o, root, date);
		status = run_end(&r);
	}
	g_free(today);
	g_date_time_unref(now);
	return status;
}

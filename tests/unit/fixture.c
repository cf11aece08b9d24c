/* fixture.c -- a small dataset from text. */
#include "fixture.h"

#include <check.h>
#include <libxml/xpath.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#define MAX_PLACES 64
#define MAX_ROWS 512
#define MAX_SOURCES 256

struct reader {
	struct fixture *f;
	struct plan_table const *table;
	int submission, township;
	uint32_t line;
	int columns[64];
	size_t n_columns;
};

static const struct season_phase phases[] = {
	{ "deploy", "部署阶段", 19113, 19143, PLAN_EMPTY, PLAN_EMPTY, -1 },
	{ "impl", "落实阶段", 19144, 19600, PLAN_EMPTY, PLAN_EMPTY, -1 },
	{ "inspection", "检查阶段", 19570, 19661, 19630, 19643, -1 },
	{ "wrapup", "总结阶段", 19631, 19722, 19691, 19699, FIXTURE_INSPECTION },
};

static const struct season season = {
	.path = "season.xml", .root = ".", .title = "测试", .year = "2023", .district_code = "450199",
	.district_name = "测试区", .issuer = "测试区民政局", .date = 19706, .phases = phases, .n_phases = 4,
	.plan_path = "plan.xml", .profile = PLAN_INSPECT, .seed = "2023",
};

static const struct plan *load_plan(struct fixture *f, const char *body)
{
	const struct plan *plan;
	char *dir, *path, *rng, *here, *text;

	if (g_str_has_prefix(body, "templates/"))
		return plan_load(body, f->arena, f->diags);
	dir = g_dir_make_tmp("fixture-XXXXXX", NULL);
	path = g_build_filename(dir, "plan.xml", NULL);
	rng = g_build_filename(dir, "plan.rng", NULL);
	here = g_get_current_dir();
	text = g_strconcat(here, "/templates/plan.rng", NULL);
	ck_assert_int_eq(symlink(text, rng), 0);
	g_free(text);
	text = g_strdup_printf("<plan version=\"1\" title=\"t\">%s</plan>", body);
	ck_assert(g_file_set_contents(path, text, -1, NULL));
	plan = plan_load(path, f->arena, f->diags);
	g_unlink(path);
	g_unlink(rng);
	g_rmdir(dir);
	g_free(text);
	g_free(here);
	g_free(rng);
	g_free(path);
	g_free(dir);
	return plan;
}

int fixture_place(const struct fixture *f, const char *code)
{
	for (size_t p = 0; p < f->data->n_places; p++)
		if (strcmp(f->data->places[p].code, code) == 0)
			return (int)p;
	return -1;
}

/* ---- rows -------------------------------------------------------------------- */

static union value parse_multi(const struct plan_codelist *codes, const char *text)
{
	char **parts = g_strsplit(text, ";", -1);
	uint64_t bits = 0;
	int first = -1;

	for (char **p = parts; *p != NULL; p++) {
		int code = plan_find_code(codes, g_strstrip(*p));
		ck_assert_msg(code >= 0, "%s", *p);
		bits |= UINT64_C(1) << code;
		first = first < 0 ? code : first;
	}
	g_strfreev(parts);
	return (union value){ .i = (int64_t)(bits | (uint64_t)first << 56) };
}

static union value parse_number(const struct plan_field *field, const char *text)
{
	struct rat v;
	int64_t scale = field->type == PLAN_MONEY ? 100 : 1;

	for (int i = 0; field->type == PLAN_DEC && i < field->scale; i++)
		scale *= 10;
	ck_assert_msg(rat_parse(text, &v), "%s: %s", field->name, text);
	return (union value){ .i = rat_round(rat_mul(v, rat_int(scale))) };
}

static union value parse_value(struct fixture *f, const struct plan_field *field, const char *text)
{
	if (plan_type_is_text(field->type))
		return (union value){ .s = text[0] != '\0' ? arena_strdup(f->arena, text) : NULL };
	if (text[0] == '\0')
		return (union value){ .i = PLAN_EMPTY };
	switch (field->type) {
	case PLAN_CODE:
		ck_assert_msg(plan_find_code(field->codes, text) >= 0, "%s: %s", field->name, text);
		return (union value){ .i = plan_find_code(field->codes, text) };
	case PLAN_MULTI:
		return parse_multi(field->codes, text);
	case PLAN_DATE: case PLAN_MONTH:
		ck_assert_msg(plan_date_parse(text) != PLAN_EMPTY, "%s: %s", field->name, text);
		return (union value){ .i = plan_date_parse(text) };
	case PLAN_BOOL:
		return (union value){ .i = text[0] == '1' };
	case PLAN_INT: case PLAN_MONEY: case PLAN_DEC:
	case PLAN_TEXT: case PLAN_REFS: case PLAN_URL:
		break;
	}
	return parse_number(field, text);
}

/* The township's last submission; the first one is of the inspection phase. */
static int submission_of(struct fixture *f, int township)
{
	struct dataset *d = f->data;
	struct submission *s;

	for (size_t i = d->n_submissions; i-- > 0; )
		if (d->submissions[i].township == township)
			return (int)i;
	s = &d->submissions[d->n_submissions++];
	*s = (struct submission){ .township = township, .phase = FIXTURE_INSPECTION, .version = 1,
		.cutoff = 19630, .submitted = 19640, .folder = d->places[township].code, .replaced_by = -1,
		.refused = ARENA_ARRAY(f->arena, uint32_t, f->plan->n_tables + 1) };
	g_strlcpy(s->digest, "digest", sizeof s->digest);
	return (int)d->n_submissions - 1;
}

/* A source, and its rows, of one submission once more for another. */
static void copy_source(struct fixture *f, size_t from, int submission)
{
	struct dataset *d = f->data;
	struct rows *rows = &d->tables[d->sources[from].table->index];
	size_t n = rows->n, bytes = sizeof **rows->row + rows->table->n_columns * sizeof rows->row[0]->v[0];

	ck_assert_uint_lt(d->n_sources, MAX_SOURCES);
	d->sources[d->n_sources] = d->sources[from];
	d->sources[d->n_sources].path = arena_printf(f->arena, "%s/%s.csv",
		d->submissions[submission].folder, d->sources[from].table->id);
	d->sources[d->n_sources++].submission = submission;
	for (size_t i = 0; i < n; i++) {
		if (rows->row[i]->source != (int)from)
			continue;
		ck_assert_uint_lt(rows->n, MAX_ROWS);
		rows->row[rows->n] = memcpy(arena_alloc(f->arena, bytes), rows->row[i], bytes);
		rows->row[rows->n++]->source = (int)d->n_sources - 1;
	}
}

/* The township's submission once more, as that of the wrap-up phase. */
static void send_again(struct fixture *f, int township)
{
	struct dataset *d = f->data;
	int first = submission_of(f, township), again = (int)d->n_submissions++;
	struct submission *s = &d->submissions[again];

	*s = d->submissions[first];
	s->folder = arena_printf(f->arena, "%s-again", s->folder);
	s->phase = FIXTURE_WRAPUP;
	s->cutoff = phases[FIXTURE_WRAPUP].cutoff;
	s->submitted = phases[FIXTURE_WRAPUP].deadline;
	for (size_t i = 0, n = d->n_sources; i < n; i++)
		if (d->sources[i].submission == first)
			copy_source(f, i, again);
}

static void open_table(struct reader *r, const char *name, const char *place)
{
	struct dataset *d = r->f->data;
	struct source *source = &d->sources[d->n_sources++];

	r->table = plan_find_table(r->f->plan, name);
	ck_assert_msg(r->table != NULL, "table %s", name);
	r->n_columns = 0;
	r->line = 1;
	r->township = r->submission = -1;
	if (place[0] != '-') {
		r->township = fixture_place(r->f, place);
		ck_assert_msg(r->township > 0, "township %s", place);
		r->submission = submission_of(r->f, r->township);
		d->submissions[r->submission].tables |= UINT64_C(1) << r->table->index;
	}
	source->path = arena_printf(r->f->arena, "%s/%s.csv", place, name);
	source->submission = r->submission;
	source->table = r->table;
	if (d->tables[r->table->index].row == NULL)
		d->tables[r->table->index].row = ARENA_ARRAY(r->f->arena, struct row *, MAX_ROWS);
}

static void read_header(struct reader *r, char **cells)
{
	for (; *cells != NULL; cells++) {
		int column = plan_find_column(r->table, g_strstrip(*cells));
		ck_assert_msg(column >= 0, "%s.%s", r->table->id, *cells);
		r->columns[r->n_columns++] = column;
	}
}

static void read_row(struct reader *r, char **cells)
{
	struct dataset *d = r->f->data;
	struct rows *rows = &d->tables[r->table->index];
	struct row *row = arena_alloc(r->f->arena, sizeof *row + r->table->n_columns * sizeof row->v[0]);

	for (size_t i = 0; i < r->table->n_fields; i++)
		row->v[i] = parse_value(r->f, &r->table->fields[i], "");
	for (size_t i = 0; cells[i] != NULL && i < r->n_columns; i++)
		row->v[r->columns[i]] = parse_value(r->f, &r->table->fields[r->columns[i]], g_strstrip(cells[i]));
	if (r->submission >= 0 && plan_find_field_role(r->table, "submitted") >= 0)
		d->submissions[r->submission].submitted = row->v[plan_find_field_role(r->table, "submitted")].i;
	if (r->submission >= 0) {
		d->submissions[r->submission].rows_read++;
		d->submissions[r->submission].rows_kept++;
	}
	row->source = (int)d->n_sources - 1;
	row->line = ++r->line;
	row->township = r->township;
	row->place = r->township < 0 ? 0 : r->township;
	if (r->table->place_column >= 0 && row->v[r->table->place_column].s != NULL)
		row->place = fixture_place(r->f, row->v[r->table->place_column].s);
	ck_assert_msg(row->place >= 0, "%s line %u: no such place", r->table->id, row->line);
	ck_assert_uint_lt(rows->n, MAX_ROWS);
	rows->row[rows->n++] = row;
}

/* ---- places: all of them first, so that communities stand behind townships ------ */

static void add_places(struct fixture *f, char **lines, const char *word, enum plan_level level)
{
	struct dataset *d = f->data;
	int township = 0;

	for (; *lines != NULL; lines++) {
		char code[64], name[64], *line = g_strstrip(*lines);
		struct place *p = &d->places[d->n_places];
		if (sscanf(line, "township %63s", code) == 1)
			township = level == PLAN_COMMUNITY ? fixture_place(f, code) : 0;
		if (!g_str_has_prefix(line, word) || sscanf(line + strlen(word), " %63s %63s", code, name) != 2)
			continue;
		ck_assert_uint_lt(d->n_places, MAX_PLACES);
		*p = (struct place){ .level = level, .code = arena_strdup(f->arena, code),
			.name = arena_strdup(f->arena, name), .type = "", .parent = township,
			.first_child = (int)d->n_places };
		if (d->places[township].n_children++ == 0)
			d->places[township].first_child = (int)d->n_places;
		d->n_places++;
	}
}

static void read_lines(struct fixture *f, char **lines)
{
	struct reader r = { .f = f };

	for (; *lines != NULL; lines++) {
		char name[64], place[64], *line = g_strstrip(*lines), **cells;
		if (line[0] == '\0' || g_str_has_prefix(line, "township ") || g_str_has_prefix(line, "community "))
			continue;
		if (sscanf(line, "table %63s %63s", name, place) == 2) {
			open_table(&r, name, place);
			continue;
		}
		if (sscanf(line, "again %63s", place) == 1) {
			send_again(f, fixture_place(f, place));
			continue;
		}
		cells = g_strsplit(line, "|", -1);
		if (r.n_columns == 0)
			read_header(&r, cells);
		else
			read_row(&r, cells);
		g_strfreev(cells);
	}
}

struct fixture *fixture_new(const char *plan, const char *rows)
{
	struct fixture *f = g_new0(struct fixture, 1);
	char **lines = g_strsplit(rows, "\n", -1);
	struct dataset *d;

	f->arena = arena_new();
	f->diags = diags_new();
	f->season = &season;
	f->plan = load_plan(f, plan);
	if (f->plan == NULL)
		diags_print(f->diags, 0, stderr, &(struct diag_style){ .lang = DIAG_ZH });
	ck_assert(f->plan != NULL);
	f->data = d = ARENA_NEW(f->arena, struct dataset);
	*d = (struct dataset){ .plan = f->plan, .season = f->season, .arena = f->arena, .diags = f->diags };
	d->places = ARENA_ARRAY(f->arena, struct place, MAX_PLACES + 1);
	d->sources = ARENA_ARRAY(f->arena, struct source, MAX_SOURCES);
	d->submissions = ARENA_ARRAY(f->arena, struct submission, 2 * MAX_PLACES);
	d->tables = ARENA_ARRAY(f->arena, struct rows, f->plan->n_tables + 1);
	for (size_t i = 0; i < f->plan->n_tables; i++)
		d->tables[i].table = &f->plan->tables[i];
	d->places[0] = (struct place){ .level = PLAN_DISTRICT, .code = "450199", .name = "测试区", .type = "",
		.parent = -1 };
	d->n_places = 1;
	add_places(f, lines, "township ", PLAN_TOWNSHIP);
	add_places(f, lines, "community ", PLAN_COMMUNITY);
	read_lines(f, lines);
	g_strfreev(lines);
	return f;
}

void fixture_free(struct fixture *f)
{
	diags_free(f->diags);
	arena_free(f->arena);
	g_free(f);
}

struct stats *fixture_eval(const struct fixture *f)
{
	return stats_eval(f->data, FIXTURE_INSPECTION, NULL, f->arena, f->diags);
}

const char *fixture_figure(const struct fixture *f, const struct stats *s, const char *figure, const char *place)
{
	int index = plan_find_figure(f->plan, figure), at = fixture_place(f, place);
	struct rat v;

	ck_assert_msg(index >= 0, "figure %s", figure);
	ck_assert_msg(at >= 0, "place %s", place);
	v = stats_value(s, index, at).v;
	if (rat_is_na(v))
		return "—";
	return v.den == 1 ? arena_printf(f->arena, "%lld", (long long)v.num)
		: arena_printf(f->arena, "%lld/%lld", (long long)v.num, (long long)v.den);
}

char *fixture_ask(xmlDoc *doc, const char *xpath)
{
	xmlXPathContext *ctxt = xmlXPathNewContext(doc);
	xmlXPathObject *found = xmlXPathEval(BAD_CAST xpath, ctxt);
	char *text = (char *)xmlXPathCastToString(found);

	xmlXPathFreeObject(found);
	xmlXPathFreeContext(ctxt);
	return text;
}

void fixture_expect(xmlDoc *doc, const char *xpath, const char *wanted)
{
	char *text = fixture_ask(doc, xpath);

	ck_assert_msg(strcmp(text, wanted) == 0, "%s: %s, not %s", xpath, text, wanted);
	xmlFree(text);
}

/* intake_cell.c -- the cells of a row: places by the roster, all others by their type;
 * then patterns and bounds, and what is to be said. */
#include "ingest/beside.h"
#include "ingest/fold.h"
#include "ingest/intake.h"

#define CODE_LENGTH 12  /* of townships and communities */

static void refuse_place(struct intake *in, struct str s, enum place_found found, int place, struct cell *c)
{
	struct reader *r = in->r;

	if (found == PLACE_FOREIGN) {
		int owner = r->data->places[place].level == PLAN_COMMUNITY ? r->data->places[place].parent : place;

		in->is_foreign = true;
		in->foreign_place = owner;
		cell_refuse(c, DIAG_COMMUNITY_FOREIGN, r->data->places[owner].name, NULL);
	} else {
		cell_refuse(c, found == PLACE_TWO ? DIAG_COMMUNITY_TWO : DIAG_COMMUNITY_UNKNOWN,
			roster_names_like(r->data, r->roster, in->origin.township, s, found, r->arena), NULL);
	}
}

/* "ORG001": letters, then a few digits. */
static bool is_other_id(struct str s)
{
	size_t letters = 0, digits = 0;

	while (letters < s.n && g_ascii_isalpha(s.p[letters]))
		letters++;
	for (size_t i = letters; i < s.n; i++) {
		if (!g_ascii_isdigit(s.p[i]) && s.p[i] != '-' && s.p[i] != '_')
			return false;
		digits += g_ascii_isdigit(s.p[i]) != 0;
	}
	return digits > 0 && (letters > 1 || (letters == 1 && digits < 6));
}

/* A community is asked for, and this is the code of something else, or of a township with too few digits:
 * then nobody knows whether the township or one of its communities is meant. */
static bool refuse_code(struct intake *in, struct str s, enum place_found found, int place, struct cell *c)
{
	const struct place *p = &in->r->data->places[MAX(place, 0)];
	const char *enter = DIAG_BOTH("请填写名册中的编码或全称", "enter a code or name of the roster");
	char code[16];
	bool restored;

	if (found == PLACE_UNKNOWN && is_other_id(s)) {
		cell_refuse(c, DIAG_COMMUNITY_CODE, DIAG_BOTH("像是别的编号", "it looks like another id"),
			DIAG_BOTH("请看是否填错了列，填写名册中的编码或全称", "see whether it is in the wrong column; enter a code or name of the roster"));
		return true;
	}
	if (found > PLACE_RESTORED || p->level == PLAN_COMMUNITY || !roster_code(s, code, &restored))
		return false;
	if (p->level == PLAN_DISTRICT) {
		cell_refuse(c, DIAG_COMMUNITY_CODE, arena_printf(in->r->arena, DIAG_BOTH("这是%s的代码", "it is that of %s"), p->name, p->name), enter);
		return true;
	}
	if (s.n >= CODE_LENGTH)
		return false;
	cell_refuse(c, DIAG_COMMUNITY_CODE, arena_printf(in->r->arena, DIAG_BOTH("可能是%s的代码，也可能少了后三位",
		"it may be that of %s, or lack its last three digits"), p->name, p->name), arena_printf(in->r->arena,
		DIAG_BOTH("指某个社区（村）的，请补足 12 位编码或改填名称；指%s的，请填 %s",
		"for a community enter all 12 digits, or its name; for %s enter %s"), p->name, p->code, p->name, p->code));
	return true;
}


static void accept_place(struct intake *in, const struct plan_field *f, int place, struct str code, struct cell *c)
{
	c->state = CELL_VALUE;
	c->text = code;
	in->kept_text[f->column] = true;
	if (f->column == in->table->place_column)
		in->place = place;
}

/* The place read last or one of the next of its township, where raw is just its
 * code; -1 when it must be looked up. */
static int near_place(struct intake *in, const struct plan_field *f, struct str raw)
{
	const struct place *places = in->r->data->places;
	int from = in->place_last, to = MIN(from + 4, (int)in->r->data->n_places);

	if (in->place_field != f || raw.n != CODE_LENGTH)
		return -1;
	for (int i = from; i < to && places[i].parent == places[from].parent; i++)
		if (strncmp(places[i].code, raw.p, CODE_LENGTH) == 0)
			return i;
	return -1;
}

/* A place may be given by its name, too. */
static bool refuse_broken(struct str s, struct cell *c)
{
	bool broken = values_refuse_broken(s, c);

	if (broken && c->issue[0].code == DIAG_EXCEL_SCIENTIFIC)
		c->issue[0].arg[0] = DIAG_BOTH("；也可改填名称", "; or give the name");
	return broken;
}

/* What a community's name says that it is: r(ural), u(rban), or 0. */
static char side_of(struct str name)
{
	static const struct { const char *end; char side; } ends[] = { { "村", 'r' }, { "村委会", 'r' }, { "村民委员会", 'r' },
		{ "社区", 'u' }, { "居委会", 'u' }, { "居民委员会", 'u' } };

	for (size_t i = 0; i < G_N_ELEMENTS(ends); i++)
		if (str_ends(name, ends[i].end))
			return ends[i].side;
	return 0;
}

/* "桥头村" for 桥头社区: the only one it can be, but not what it is called. */
static void say_renamed(struct intake *in, struct str s, const struct place *place, struct cell *c)
{
	char said = side_of(s), is = said != 0 ? side_of(str_of(place->name)) : 0;

	if (is == 0 || is == said)
		return;
	cell_remark(c, DIAG_LABEL_LOOSE, place->name, NULL);
	c->issue[c->n_issues - 1].arg[2] = arena_strndup(in->r->arena, s.p, s.n);
}

/* "镇本级" in a township's file: the township itself. */
static bool is_own_level(struct str s)
{
	static const char *const words[] = { "本级", "镇本级", "乡本级", "街道本级", "镇街本级", "本镇", "本街道", "本乡", "全镇", "全街道", "全乡" };

	for (size_t i = 0; i < G_N_ELEMENTS(words); i++)
		if (str_is(s, words[i]))
			return true;
	return false;
}

/* A community or township, by code or name; kept as the roster writes its code. */
static void read_place(struct intake *in, const struct plan_field *f, struct str raw, struct cell *c)
{
	struct reader *r = in->r;
	struct str s = fold_trim(raw);
	enum place_found found;
	int place = -1;

	if ((place = near_place(in, f, raw)) >= 0) {
		in->place_last = place;
		accept_place(in, f, place, (struct str){ r->data->places[place].code, CODE_LENGTH }, c);
		return;
	}
	if (s.n == 0 || values_says_empty(s) || refuse_broken(s, c))
		return;
	found = roster_find(r->data, r->roster, f->kind == PLAN_KIND_TOWNSHIP ? -1 : in->origin.township, s, &place);
	if (found <= PLACE_RESTORED && f->kind == PLAN_KIND_TOWNSHIP && r->data->places[place].level == PLAN_COMMUNITY)
		found = PLACE_UNKNOWN;
	if (found > PLACE_RESTORED && in->origin.township >= 0 && is_own_level(s)) {
		found = PLACE_FOUND;
		place = in->origin.township;
		cell_remark(c, DIAG_LABEL_LOOSE, r->data->places[place].name, NULL);
		c->issue[c->n_issues - 1].arg[2] = arena_strndup(r->arena, s.p, s.n);
	}
	if (found > PLACE_RESTORED && f->kind == PLAN_KIND_TOWNSHIP) {
		cell_refuse(c, DIAG_TOWNSHIP_UNKNOWN, NULL, NULL);
		return;
	}
	if (f->kind == PLAN_KIND_COMMUNITY && refuse_code(in, s, found, place, c))
		return;
	if (found > PLACE_RESTORED) {
		refuse_place(in, s, found, place, c);
		return;
	}
	if (found == PLACE_RESTORED)
		cell_remark(c, DIAG_ZERO_RESTORED, r->data->places[place].code, NULL);
	else if (r->data->places[place].level == PLAN_COMMUNITY)
		say_renamed(in, s, &r->data->places[place], c);
	accept_place(in, f, place, str_of(r->data->places[place].code), c);
	if (found == PLACE_FOUND && r->data->places[place].level == PLAN_COMMUNITY) {
		in->place_field = f;
		in->place_last = place;
	}
}

/* In the tables that make the roster a code has no roster to stand in yet. */
static void read_code(struct intake *in, const struct plan_field *f, struct str raw, struct cell *c)
{
	struct str s = fold_trim(raw);
	const char *town = NULL;
	bool restored = false;
	char code[16];

	if (s.n == 0 || refuse_broken(s, c))
		return;
	if (f->kind == PLAN_KIND_TOWNSHIP && !g_ascii_isdigit(s.p[0]))
		town = roster_town_named(in->r, s);
	if (town != NULL) {
		c->state = CELL_VALUE;
		c->text = str_of(town);
		in->kept_text[f->column] = true;
	} else if (roster_code(s, code, &restored)) {
		c->state = CELL_VALUE;
		c->text = str_is(s, code) ? s : str_of(arena_strdup(in->r->arena, code));
		in->kept_text[f->column] = c->text.p != s.p;
		if (restored)
			cell_remark(c, DIAG_ZERO_RESTORED, c->text.p, NULL);
	} else {
		cell_refuse(c, f->kind == PLAN_KIND_TOWNSHIP ? DIAG_TOWNSHIP_UNKNOWN : DIAG_TEXT_PATTERN,
			DIAG_BOTH("请填写 12 位数字的编码", "enter the code of 12 digits"), NULL);
	}
}

static void check_pattern(struct intake *in, const struct plan_field *f, struct cell *c)
{
	bool dated = c->n_issues > 0 && c->issue[0].code == DIAG_EXCEL_DATE;

	if (rules_match(in->r->rules[in->table->index], f, c->text))
		return;
	cell_refuse(c, dated ? DIAG_EXCEL_DATE : DIAG_TEXT_PATTERN,
		f->form != NULL ? f->form : DIAG_BOTH("请对照填表说明改正", "see the notes of the form"), NULL);
	c->issue[0].level = DIAG_ERROR;
}

/* A month is as early as its first day. */
static const char *bound_text(struct intake *in, const struct plan_field *f, const char *written, int64_t value)
{
	char iso[32];

	if (!plan_type_is_day(f->type))
		return written;
	return arena_strndup(in->r->arena, plan_date_iso(value, iso), strlen(f->type == PLAN_MONTH ? "2023-08" : "2023-08-01"));
}

static void check_bounds(struct intake *in, const struct plan_field *f, struct cell *c)
{
	const struct bound *b = &in->bounds[f->column];
	bool low = c->v.i < b->low;
	enum diag_code code = plan_type_is_day(f->type) ? (low ? DIAG_DATE_EARLY : DIAG_DATE_LATE) : low ? DIAG_BOUNDS_LOW : DIAG_BOUNDS_HIGH;
	const char *limit;

	if (!low && c->v.i <= b->high)
		return;
	limit = bound_text(in, f, low ? f->min : f->max, low ? b->low : b->high);
	if (f->bounds_level >= DIAG_ERROR)
		cell_refuse(c, code, limit, NULL);
	else
		cell_remark(c, code, limit, NULL);
	c->issue[c->n_issues - 1].level = f->bounds_level;
}

static void say_cell(struct intake *in, const struct plan_field *f, const struct cell_issue *issue, struct str raw,
	uint32_t line)
{
	struct diag d = intake_fault(in, issue->code, line, in->column_of[f->column], f);

	d.level = issue->level;
	d.value = intake_shown(in, f, raw);
	d.arg[0] = issue->arg[0];
	d.arg[1] = issue->arg[1];
	d.arg[2] = issue->arg[2];
	if (in->is_foreign && issue->code == DIAG_COMMUNITY_FOREIGN)
		g_array_append_val(in->foreign, d);
	else
		diag_add(in->r->diags, &d);
}

static void report_cell(struct intake *in, const struct plan_field *f, struct str raw, uint32_t line)
{
	struct cell *c = &in->cell;

	if (c->state == CELL_REFUSED) {
		if (f->req == PLAN_OPTIONAL)
			c->issue[0].level = MIN(c->issue[0].level, DIAG_WARNING);
		in->refused |= c->issue[0].level >= DIAG_ERROR;
		in->dubious |= UINT64_C(1) << (f->column & 63);
	}
	for (int i = 0; i < c->n_issues; i++)
		say_cell(in, f, &c->issue[i], fold_trim(raw), line);
}

static void store(struct intake *in, const struct plan_field *f, struct str raw)
{
	struct cell *c = &in->cell;
	int i = f->column;

	if (!plan_type_is_text(f->type)) {
		in->v[i] = c->v;
		return;
	}
	in->text[i] = c->text;
	if (intake_is_place(f))
		return;
	in->kept_text[i] = !str_lies_in(c->text, raw);
	if (in->kept_text[i])
		in->text[i].p = arena_strndup(in->r->arena, c->text.p, c->text.n);
}

/* "—" and "暂无" are no answer where one is required. */
static void refuse_mark(struct intake *in, const struct plan_field *f, struct str s, struct cell *c)
{
	const char *remedy = DIAG_BOTH("请填写实际的内容", "enter what is asked for");

	if (f->type == PLAN_BOOL)
		remedy = DIAG_BOTH("请填写“是”或“否”", "enter 是 or 否");
	else if (plan_type_is_number(f->type) && in->bounds[f->column].low <= 0)
		remedy = DIAG_BOTH("请填写数字；确实没有的填 0", "enter a number, 0 where there is none");
	cell_refuse(c, DIAG_REQUIRED_MARK, remedy, arena_strndup(in->r->arena, s.p, s.n));
}

/* A cell that is plain and within its bounds needs no more than to be stored. */
static bool read_straight(struct intake *in, struct column *column, struct str raw)
{
	struct cell *c = &in->cell;
	int i = column->field->column;

	if (!in->straight[i] || !values_read_plain(in->r->values, column, raw, c))
		return false;
	if (column->field->type == PLAN_TEXT) {
		in->text[i] = c->text;
		in->kept_text[i] = false;
		return true;
	}
	if (c->v.i < in->bounds[i].low || c->v.i > in->bounds[i].high)
		return false;
	in->v[i] = c->v;
	return true;
}

const union value *intake_cell(struct intake *in, struct column *column, struct str raw, uint32_t line,
	uint32_t excel_column)
{
	const struct plan_field *f = column->field;
	struct cell *c = &in->cell;

	in->column_of[f->column] = excel_column;
	if (raw.n == 0 && !column->ticks)
		return NULL;
	if (read_straight(in, column, raw))
		return &in->v[f->column];
	if (intake_is_place(f)) {
		c->n_issues = 0;
		c->state = CELL_EMPTY;
		if (in->r->roster != NULL)
			read_place(in, f, raw, c);
		else
			read_code(in, f, raw, c);
	} else {
		values_read(in->r->values, column, raw, c);
	}
	if (c->state == CELL_EMPTY && f->req == PLAN_REQUIRED && fold_trim(raw).n > 0)
		refuse_mark(in, f, fold_trim(raw), c);
	if (c->state == CELL_VALUE && plan_type_is_text(f->type))
		check_pattern(in, f, c);
	else if (c->state == CELL_VALUE && f->type != PLAN_CODE && f->type != PLAN_MULTI && f->type != PLAN_BOOL)
		check_bounds(in, f, c);
	if (c->n_issues > 0)
		report_cell(in, f, raw, line);
	if (c->state != CELL_VALUE)
		return NULL;
	store(in, f, raw);
	return &in->v[f->column];
}

void intake_beside(struct intake *in, const struct column *column, const char *header, struct str raw, uint32_t excel_column)
{
	const struct plan_field *f = column->field;
	const struct diag at = intake_fault(in, DIAG_NAME_DIFFERS, in->line, excel_column, NULL);
	struct named first = { .field = f, .header = header, .source = in->origin.source, .township = in->township_code,
		.line = at.at.line, .record = at.record, .column = at.at.column };
	struct str name = fold_trim(raw);

	if (in->text[f->column].p == NULL || name.n == 0 || values_says_empty(name) || values_says_ditto(name))
		return;
	if (in->beside == NULL)
		in->beside = beside_new(in->table);
	beside_add(in->beside, in->r->arena, &first, in->text[f->column], name);
}

bool intake_town(struct intake *in, struct str raw, uint32_t line, uint32_t excel_column)
{
	struct reader *r = in->r;
	struct str s = fold_trim(raw);
	int place = -1, own = in->origin.township;

	if (s.n == 0 || own < 0 || roster_find(r->data, r->roster, -1, s, &place) > PLACE_RESTORED
	    || r->data->places[place].level != PLAN_TOWNSHIP || place == own)
		return true;
	if (in->n_elsewhere++ == 0) {
		in->elsewhere = intake_fault(in, DIAG_ROWS_ELSEWHERE, line, excel_column, NULL);
		in->elsewhere.arg[0] = r->data->places[place].name;
	}
	in->refused = in->whole = true;
	return false;
}

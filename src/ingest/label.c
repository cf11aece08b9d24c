/* label.c -- codes by value, label or alias, in any of the ways people write them. */
#include "ingest/fold.h"
#include "ingest/label.h"

/* ---- the index ----------------------------------------------------------------- */

static bool is_exact(struct str key)
{
	struct cell unsaid = { .n_issues = 0 };

	return fold_is_trimmed(key) && !values_refuse_broken(key, &unsaid);
}

/* The first spelling of a code wins over a looser one of another code. */
static void add(struct label_index *index, struct str key, int code, bool loose)
{
	struct entry *e = label_slot(index, key);

	if (key.n == 0)
		return;
	if (e->key.p == NULL)
		*e = (struct entry){ key, code, is_exact(key) };
	else if (e->code != code && loose)
		e->code = e->code >= 0 && str_is(e->key, index->list->codes[e->code].label) ? e->code : -1;
}

static struct str keep(struct label_index *index, struct str s)
{
	char *copy = g_strndup(s.p, s.n);

	g_ptr_array_add(index->owned, copy);
	return (struct str){ copy, s.n };
}

static void add_spellings(struct label_index *index, const char *label, int code, bool loose, GString *key)
{
	struct str folded;

	if (!loose)
		add(index, str_of(label), code, false);
	folded = keep(index, fold_key(str_of(label), key));
	add(index, loose ? label_without_brackets(folded) : folded, code, loose);
}

static int common_width(const struct plan_codelist *list)
{
	size_t n = list->n_codes > 0 ? strlen(list->codes[0].value) : 0;

	for (size_t i = 0; i < list->n_codes; i++)
		if (strlen(list->codes[i].value) != n || strspn(list->codes[i].value, "0123456789") != n)
			return 0;
	return (int)n;
}

/* Slots for every spelling twice over: raw, folded and loose. */
static size_t table_size(const struct plan_codelist *list)
{
	size_t n = 16, size = 64;

	for (size_t i = 0; i < list->n_codes; i++) {
		n += 12;
		for (const char *const *a = list->codes[i].aliases; a != NULL && *a != NULL; a++)
			n += 6;
	}
	while (size < n)
		size *= 2;
	return size;
}

static void add_code_spellings(struct label_index *index, int code, bool loose, GString *key)
{
	const struct plan_code *c = &index->list->codes[code];

	add_spellings(index, c->label, code, loose, key);
	if (!loose)
		add_spellings(index, c->value, code, false, key);
	if (!loose && strcmp(c->label, "其他") == 0)
		add_spellings(index, "其它", code, false, key);
	for (const char *const *a = c->aliases; a != NULL && *a != NULL; a++)
		add_spellings(index, *a, code, loose, key);
}

struct label_index *label_index_new(const struct plan_codelist *list)
{
	struct label_index *index = g_new0(struct label_index, 1);
	size_t size = table_size(list);
	GString *key = g_string_new(NULL);

	index->list = list;
	index->slots = g_new0(struct entry, size);
	index->mask = size - 1;
	index->width = common_width(list);
	index->owned = g_ptr_array_new_with_free_func(g_free);
	index->nearest = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	index->labels = g_new0(const char *, list->n_codes + 1);
	for (size_t i = 0; i < list->n_codes; i++)
		index->labels[i] = list->codes[i].label;
	for (int loose = 0; loose < 2; loose++)
		for (size_t i = 0; i < list->n_codes; i++)
			add_code_spellings(index, (int)i, loose, key);
	g_string_free(key, TRUE);
	return index;
}

void label_index_free(struct label_index *index)
{
	g_free(index->slots);
	g_free(index->memos);
	g_free(index->labels);
	g_ptr_array_free(index->owned, TRUE);
	g_hash_table_destroy(index->nearest);
	g_free(index);
}

/* ---- one code -------------------------------------------------------------------- */

enum found { FOUND, FOUND_LOOSELY, FOUND_PADDED, FOUND_TWO, FOUND_NONE };

static enum found look_up(struct values *v, const struct label_index *index, struct str s, int *code)
{
	const struct entry *e = label_slot(index, s);
	struct str key;

	if (e->key.p != NULL && e->code >= 0)
		return *code = e->code, FOUND;
	key = fold_key(s, v->key);
	e = label_slot(index, key);
	if (e->key.p != NULL)
		return *code = e->code, e->code < 0 ? FOUND_TWO : str_eq(e->key, s) ? FOUND : FOUND_LOOSELY;
	if ((*code = label_padded(index, key)) >= 0)
		return FOUND_PADDED;
	if ((*code = label_spelled_out(index, key)) >= 0)
		return FOUND_LOOSELY;
	e = label_slot(index, label_without_brackets(key));
	if (e->key.p != NULL && e->code < 0)
		return FOUND_TWO;
	if ((*code = label_with_more(index, key)) >= 0)
		return FOUND_LOOSELY;
	return FOUND_NONE;
}

static const char *nearest_of(struct values *v, struct label_index *index, struct str s)
{
	char *wrong = g_strndup(s.p, s.n);
	const char *near = g_hash_table_lookup(index->nearest, wrong);

	if (near == NULL && g_hash_table_size(index->nearest) < 4096) {
		near = label_nearest(v->arena, s, index->labels, index->list->n_codes);
		g_hash_table_insert(index->nearest, g_strdup(wrong), (char *)near);
	}
	g_free(wrong);
	return near != NULL ? near : "";
}

/* The part of the cell that an issue is about. */
static void name_part(struct values *v, struct cell *c, struct str part)
{
	if (c->n_issues > 0)
		c->issue[c->n_issues - 1].arg[2] = arena_strndup(v->arena, part.p, part.n);
}

static void remark(struct values *v, const struct label_index *index, enum found found, int code, struct str part,
	struct cell *c)
{
	if (found == FOUND_LOOSELY)
		cell_remark(c, DIAG_LABEL_LOOSE, index->list->codes[code].label, NULL);
	else if (found == FOUND_PADDED)
		cell_remark(c, DIAG_ZERO_RESTORED, index->list->codes[code].value, NULL);
	if (found != FOUND)
		name_part(v, c, part);
}

static struct label_index *index_of(struct values *v, const struct plan_field *f)
{
	return v->labels[f->codes - v->plan->codelists];
}

int label_exact(const struct values *v, const struct plan_field *f, struct str s)
{
	const struct entry *e = label_slot(v->labels[f->codes - v->plan->codelists], s);

	return e->key.p != NULL && e->exact ? e->code : -1;
}

/* The labels that begin with what two of them may be. */
static const char *meant_by(struct values *v, const struct label_index *index, struct str s)
{
	GString *key = g_string_new(NULL), *other = g_string_new(NULL), *out = g_string_new(NULL);
	const char *text;

	fold_key(s, key);
	for (size_t i = 0; i < index->list->n_codes; i++) {
		const char *label = index->list->codes[i].label;

		fold_key(str_of(label), other);
		if (g_str_has_prefix(other->str, key->str))
			g_string_append_printf(out, "%s“%s”", out->len > 0 ? "、" : "", label);
	}
	text = arena_strdup(v->arena, out->str);
	g_string_free(key, TRUE);
	g_string_free(other, TRUE);
	g_string_free(out, TRUE);
	return text;
}

static bool refuse_label(struct values *v, struct label_index *index, enum found found, struct str s, struct cell *c)
{
	if (found == FOUND_TWO)
		cell_refuse(c, DIAG_LABEL_TWO, index->list->label, meant_by(v, index, s));
	else if (found == FOUND_NONE)
		cell_refuse(c, DIAG_LABEL_UNKNOWN, index->list->label, nearest_of(v, index, s));
	if (found >= FOUND_TWO)
		name_part(v, c, s);
	return found >= FOUND_TWO;
}

static void read_list(struct values *v, struct label_index *index, struct str s, struct cell *c);

/* Several labels where one is asked for. */
static bool refuse_several(struct values *v, struct label_index *index, struct str s, struct cell *c)
{
	struct cell several = { .state = CELL_EMPTY };

	read_list(v, index, s, &several);
	if (several.state != CELL_VALUE || __builtin_popcountll((uint64_t)several.v.i & (UINT64_MAX >> 8)) < 2)
		return false;
	cell_refuse(c, DIAG_LABEL_SEVERAL, index->list->label, NULL);
	name_part(v, c, s);
	return true;
}

void label_read(struct values *v, const struct plan_field *f, struct str s, struct cell *c)
{
	struct label_index *index = index_of(v, f);
	int code = -1;
	enum found found = look_up(v, index, s, &code);

	if (found >= FOUND_TWO && values_says_empty(s))
		return;
	if (found == FOUND_NONE && boxes_marked(s, v->work) && v->work->len > 0) {
		s = (struct str){ v->work->str, v->work->len };
		found = MAX(look_up(v, index, s, &code), FOUND_LOOSELY);
	}
	if ((found == FOUND_NONE && refuse_several(v, index, s, c)) || refuse_label(v, index, found, s, c))
		return;
	remark(v, index, found, code, s, c);
	cell_value(c, code);
}

/* ---- several codes ------------------------------------------------------------------ */

/* Bytes that a separator may begin with. */
static const bool may_separate[256] = {
	[';'] = true, ['|'] = true, [','] = true, ['\n'] = true, ['+'] = true, [0xE2] = true, [0xE3] = true, [0xEF] = true,
};

static size_t separator_at(struct str s)
{
	static const char *const separators[] = { ";", "；", "、", "|", "｜", ",", "，", "\n", "+" };

	for (size_t i = 0; i < G_N_ELEMENTS(separators) && may_separate[(unsigned char)s.p[0]]; i++)
		if (str_starts(s, separators[i]))
			return strlen(separators[i]);
	return label_circled(s) > 0 ? 3 : 0;
}

/* Length of a sign that separates labels although it may stand inside one, too. */
static size_t loose_separator_at(struct str s)
{
	static const char *const separators[] = { "/", "／", " ", "　", "·", "和", "及", "与" };

	for (size_t i = 0; i < G_N_ELEMENTS(separators); i++)
		if (str_starts(s, separators[i]))
			return strlen(separators[i]);
	return 0;
}

/* "志愿服务/社区协商", "志愿服务 社区协商": no label as a whole, but every piece is one. */
static bool add_pieces(struct values *v, const struct label_index *index, struct str part, int64_t *mask)
{
	int64_t pieces = *mask;
	size_t from = 0;

	for (size_t i = 0; i <= part.n;) {
		size_t len = i == part.n ? 1 : loose_separator_at(str_from(part, i));
		struct str piece = fold_trim((struct str){ part.p + from, i - from });
		int code = -1;

		if (len == 0) {
			i++;
			continue;
		}
		if (piece.n > 0 && look_up(v, index, piece, &code) > FOUND_LOOSELY)
			return false;
		if (piece.n > 0)
			label_add(code, &pieces);
		from = i += len;
	}
	*mask = pieces;
	return true;
}

/* One part of the cell; false when it is refused. */
static bool add_code(struct values *v, struct label_index *index, struct str part, int64_t *mask, struct cell *c)
{
	int code = -1;
	enum found found;
	const char *joined;

	part = fold_trim(part);
	if (part.n == 0)
		return true;
	found = look_up(v, index, part, &code);
	if (found == FOUND_NONE && add_pieces(v, index, part, mask))
		return true;
	if (found == FOUND_NONE && (joined = label_joined(v, index, part)) != NULL) {
		cell_refuse(c, DIAG_LABEL_JOINED, index->list->label, joined);
		name_part(v, c, part);
		return false;
	}
	if (refuse_label(v, index, found, part, c))
		return false;
	remark(v, index, found, code, part, c);
	label_add(code, mask);
	return true;
}

/* The labels of a mask as they would be written. */
static const char *labels_of(struct values *v, const struct label_index *index, int64_t mask)
{
	GString *out = g_string_new(NULL);
	const char *text;

	for (size_t i = 0; i < index->list->n_codes; i++)
		if ((mask >> i & 1) != 0)
			g_string_append_printf(out, "%s%s", out->len > 0 ? "；" : "", index->list->codes[i].label);
	text = arena_strdup(v->arena, out->str);
	g_string_free(out, TRUE);
	return text;
}

/* Whether the parts of the cell are numbered; then it has been read or refused. */
static bool read_numbered(struct values *v, struct label_index *index, struct str s, struct cell *c)
{
	int64_t mask = 0;
	struct str wrong;

	if (!label_numbered(v, index, s, &mask, &wrong))
		return false;
	if (wrong.n > 0) {
		refuse_label(v, index, FOUND_NONE, wrong, c);
		return true;
	}
	cell_remark(c, DIAG_LABEL_LOOSE, labels_of(v, index, mask & (INT64_MAX >> 7)), NULL);
	name_part(v, c, s);
	cell_value(c, mask);
	return true;
}

static void read_list(struct values *v, struct label_index *index, struct str s, struct cell *c)
{
	int64_t mask = 0;
	size_t from = 0;
	int code = -1;

	if (look_up(v, index, s, &code) <= FOUND_LOOSELY) {  /* a label may hold a separator */
		cell_value(c, (int64_t)code << 56 | (int64_t)1 << code);
		return;
	}
	if (boxes_marked(s, v->work))
		s = (struct str){ v->work->str, v->work->len };
	else if (read_numbered(v, index, s, c))
		return;
	for (size_t i = 0; i <= s.n;) {
		size_t len = i == s.n ? 1 : separator_at(str_from(s, i));

		if (len == 0) {
			i++;
			continue;
		}
		if (!add_code(v, index, (struct str){ s.p + from, i - from }, &mask, c))
			return;
		from = i += len;
	}
	if (mask != 0)
		cell_value(c, mask);
}

void label_read_multi(struct values *v, const struct plan_field *f, struct str s, struct cell *c)
{
	struct label_index *index = index_of(v, f);
	struct memo *m;

	if (index->memos == NULL)
		index->memos = g_new0(struct memo, MEMOS);
	m = &index->memos[str_hash(s) % MEMOS];
	if (m->n > 0 && str_eq((struct str){ m->text, m->n }, s)) {
		cell_value(c, m->mask);
		return;
	}
	read_list(v, index, s, c);
	if (c->state == CELL_VALUE && c->n_issues == 0 && s.n <= MEMO_LONGEST) {
		m->mask = c->v.i;
		m->n = (unsigned char)s.n;
		memcpy(m->text, s.p, s.n);
	}
}

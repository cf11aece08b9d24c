/* tables.c -- code lists, tables and their fields. */
#include <errno.h>
#include <regex.h>
#include <stdlib.h>
#include <string.h>

#include "plan/load.h"

#define MOST_CODES 56   /* a multi value keeps 56 bits for codes */
#define MOST_TABLES 64  /* a submission's tables are a 64-bit set */

static const char *const type_names[] = {
#define X(id, name) [PLAN_##id] = name,
	PLAN_TYPES(X)
#undef X
};

static bool is_yes(struct loader *l, const xmlNode *node, const char *name)
{
	return g_strcmp0(loader_attr(l, node, name), "yes") == 0;
}

static int choice(const char *text, const char *const *names)
{
	for (int i = 0; text != NULL && names[i] != NULL; i++)
		if (strcmp(names[i], text) == 0)
			return i;
	return 0;
}

/* ---- code lists ----------------------------------------------------------- */

static struct plan_code load_code(struct loader *l, const xmlNode *node)
{
	return (struct plan_code){
		.value = loader_attr(l, node, "value"),
		.label = loader_attr(l, node, "label"),
		.aliases = loader_words(l, loader_attr(l, node, "alias"), ";", NULL),
		.at = loc_of(l, node),
	};
}

/* A label or alias that means two codes cannot be read. */
static void check_labels(struct loader *l, const struct plan_code *codes, size_t n)
{
	GHashTable *seen = g_hash_table_new(g_str_hash, g_str_equal);

	for (size_t i = 0; i < n; i++) {
		if (!g_hash_table_add(seen, (char *)codes[i].label))
			loader_say(l, DIAG_PLAN_TWICE, codes[i].at, "label", codes[i].label, NULL);
		for (const char *const *a = codes[i].aliases; *a != NULL; a++)
			if (!g_hash_table_add(seen, (char *)*a))
				loader_say(l, DIAG_PLAN_TWICE, codes[i].at, "alias", *a, NULL);
	}
	g_hash_table_destroy(seen);
}

static void load_codelist(struct loader *l, const xmlNode *node, struct plan_codelist *list)
{
	size_t n = xml_count(node, "code"), i = 0;
	struct plan_code *codes = ARENA_ARRAY(l->arena, struct plan_code, n + 1);

	for (const xmlNode *c = xml_first(node, "code"); c != NULL; c = xml_next(c, "code"))
		codes[i++] = load_code(l, c);
	if (n > MOST_CODES) {
		loader_say(l, DIAG_PLAN_VALUE, loc_of(l, node), "codelist", loader_attr(l, node, "id"), "≤ 56 code");
		n = MOST_CODES;
	}
	loader_check_ids(l, "code", codes, n, sizeof *codes, offsetof(struct plan_code, at));
	check_labels(l, codes, n);
	*list = (struct plan_codelist){
		.id = loader_attr(l, node, "id"), .label = loader_attr(l, node, "label"),
		.codes = codes, .n_codes = n,
	};
}

void load_codelists(struct loader *l)
{
	xmlNode *section = loader_section(l, "codelists");
	GHashTable *seen = g_hash_table_new(g_str_hash, g_str_equal);
	size_t i = 0;

	l->plan->n_codelists = xml_count(section, "codelist");
	l->codelists = ARENA_ARRAY(l->arena, struct plan_codelist, l->plan->n_codelists + 1);
	for (const xmlNode *c = xml_first(section, "codelist"); c != NULL; c = xml_next(c, "codelist"), i++) {
		load_codelist(l, c, &l->codelists[i]);
		if (!g_hash_table_add(seen, (char *)l->codelists[i].id))
			loader_say(l, DIAG_PLAN_TWICE, loc_of(l, c), "codelist", l->codelists[i].id, NULL);
	}
	l->plan->codelists = l->codelists;
	g_hash_table_destroy(seen);
}

static const struct plan_codelist *find_codes(struct loader *l, const char *id, struct loc at)
{
	const struct plan_codelist *list = plan_find_codelist(l->plan, id);

	if (list == NULL) {
		const char **names = ARENA_ARRAY(l->arena, const char *, l->plan->n_codelists + 1);

		for (size_t i = 0; i < l->plan->n_codelists; i++)
			names[i] = l->plan->codelists[i].id;
		loader_unknown(l, at, "codes", id, names, l->plan->n_codelists);
	}
	return list;
}

/* ---- fields ---------------------------------------------------------------- */

/* "金额（元）" is the header of a field labelled 金额; only numbers have units. */
static const char *without_unit(struct loader *l, const char *header, enum plan_type type)
{
	const char *open;

	if (type != PLAN_INT && type != PLAN_MONEY && type != PLAN_DEC)
		return header;
	if (!g_str_has_suffix(header, "）"))
		return header;
	open = g_strrstr(header, "（");
	return open == NULL || open == header ? header : arena_strndup(l->arena, header, (size_t)(open - header));
}

static void load_codes_of(struct loader *l, const xmlNode *node, struct plan_field *f)
{
	const char *codes = loader_attr(l, node, "codes");
	bool coded = f->type == PLAN_CODE || f->type == PLAN_MULTI;

	if (coded && codes == NULL)
		loader_say(l, DIAG_PLAN_VALUE, f->at, "type", type_names[f->type], "codes=");
	else if (!coded && codes != NULL)
		loader_say(l, DIAG_PLAN_VALUE, f->at, "codes", codes, "type=\"code\" | type=\"multi\"");
	else if (coded)
		f->codes = find_codes(l, codes, f->at);
}

static void check_pattern(struct loader *l, struct plan_field *f)
{
	char *whole;
	regex_t regex;

	if (f->pattern == NULL)
		return;
	whole = g_strdup_printf("^(%s)$", f->pattern);
	if (regcomp(&regex, whole, REG_EXTENDED | REG_NOSUB) != 0)
		loader_say(l, DIAG_PLAN_VALUE, f->at, "pattern", f->pattern, "POSIX extended regular expression");
	else
		regfree(&regex);
	g_free(whole);
}

static void check_bound(struct loader *l, const struct plan_field *f, const char *what, const char *bound)
{
	struct rat r;

	if (bound == NULL)
		return;
	if (plan_type_is_day(f->type)) {
		if (!season_date_is_known(bound))
			loader_say(l, DIAG_PLAN_VALUE, f->at, what, bound, "2022-12-31、cutoff、impl.from");
	} else if (f->type != PLAN_INT && f->type != PLAN_MONEY && f->type != PLAN_DEC) {
		loader_say(l, DIAG_PLAN_VALUE, f->at, what, bound, "type = int | money | dec | date | month");
	} else if (!rat_parse(bound, &r)) {
		loader_say(l, DIAG_PLAN_VALUE, f->at, what, bound, "3、0.5");
	}
}

static const char *in_both(struct loader *l, const char *zh, const char *en)
{
	return zh == NULL ? NULL : arena_printf(l->arena, DIAG_BOTH("%s", "%s"), zh, en != NULL ? en : zh);
}

static int small_number(struct loader *l, const xmlNode *node, const char *name)
{
	const char *text = loader_attr(l, node, name);

	return text == NULL ? 0 : (int)strtol(text, NULL, 10);  /* the schema lets only digits in */
}

static void load_field(struct loader *l, const xmlNode *node, struct plan_table *table, struct plan_field *f)
{
	static const char *const reqs[] = { "O", "R", "C", NULL };
	static const char *const pds[] = { "N", "P1", "P2", "P3", "S", NULL };
	static const char *const kinds[] = { "none", "uscc", "phone", "community", "township", NULL };
	static const char *const uniques[] = { "no", "township", "table", "community", NULL };

	f->at = loc_of(l, node);
	f->table = table;
	f->column = (int)(f - table->fields);
	f->name = loader_attr(l, node, "name");
	f->header = loader_attr(l, node, "label");
	f->role = loader_attr(l, node, "role");
	for (size_t i = 0; i < G_N_ELEMENTS(type_names); i++)
		if (strcmp(type_names[i], loader_attr(l, node, "type")) == 0)
			f->type = (enum plan_type)i;
	f->label = without_unit(l, f->header, f->type);
	f->aliases = loader_words(l, loader_attr(l, node, "alias"), ";", NULL);
	f->names = loader_words(l, loader_attr(l, node, "names"), ";", NULL);
	f->yes = loader_words(l, loader_attr(l, node, "yes"), ";", NULL);
	f->no = loader_words(l, loader_attr(l, node, "no"), ";", NULL);
	f->req = (enum plan_req)choice(loader_attr(l, node, "req"), reqs);
	f->pd = (enum plan_pd)choice(loader_attr(l, node, "pd"), pds);
	f->kind = (enum plan_kind)choice(loader_attr(l, node, "kind"), kinds);
	f->unique = (enum plan_unique)choice(loader_attr(l, node, "unique"), uniques);
	f->size = small_number(l, node, "size");
	f->scale = small_number(l, node, "scale");
	f->pattern = loader_attr(l, node, "pattern");
	f->form = in_both(l, loader_attr(l, node, "form"), loader_attr(l, node, "form-en"));
	f->min = loader_attr(l, node, "min");
	f->max = loader_attr(l, node, "max");
	f->bounds_level = loader_level(loader_attr(l, node, "bounds-level"), DIAG_ERROR);
	f->ref_level = loader_level(loader_attr(l, node, "ref-level"), DIAG_WARNING);
	f->ref_field = -1;
	f->carry = is_yes(l, node, "carry");
	f->free_text = is_yes(l, node, "free");
	load_codes_of(l, node, f);
	check_pattern(l, f);
	check_bound(l, f, "min", f->min);
	check_bound(l, f, "max", f->max);
}

/* ---- tables ------------------------------------------------------------------ */

static void load_table(struct loader *l, const xmlNode *node, struct plan_table *table)
{
	static const char *const scopes[] = { "township", "district", "inspection", NULL };
	size_t n = xml_count(node, "field");
	struct plan_field *f = ARENA_ARRAY(l->arena, struct plan_field, n + 1);

	table->index = (int)(table - l->tables);
	table->at = loc_of(l, node);
	table->id = loader_attr(l, node, "id");
	table->code = loader_attr(l, node, "code");
	table->row = loader_attr(l, node, "row");
	table->label = loader_attr(l, node, "label");
	table->role = loader_attr(l, node, "role");
	table->scope = (enum plan_scope)choice(loader_attr(l, node, "scope"), scopes);
	table->required = is_yes(l, node, "required");
	table->fields = f;
	table->n_fields = table->n_columns = n;
	table->place_column = -1;
	l->fields[table->index] = f;
	for (const xmlNode *c = xml_first(node, "field"); c != NULL; c = xml_next(c, "field"))
		load_field(l, c, table, f++);
}

/* ref="table.field" */
static void link_ref(struct loader *l, const char *ref, struct plan_field *f)
{
	const char *dot = ref == NULL ? NULL : strchr(ref, '.');
	const struct plan_table *table;

	if (ref == NULL)
		return;
	if (dot == NULL) {
		loader_say(l, DIAG_PLAN_VALUE, f->at, "ref", ref, "table.field");
		return;
	}
	table = loader_table(l, arena_strndup(l->arena, ref, (size_t)(dot - ref)), f->at);
	if (table == NULL)
		return;
	f->ref_field = loader_column(l, table, dot + 1, f->at);
	if (f->ref_field >= 0)
		f->ref_table = table;
}

static void link_table(struct loader *l, const xmlNode *node, struct plan_table *table)
{
	const char *place = loader_attr(l, node, "place");
	struct plan_field *f = l->fields[table->index];

	for (const xmlNode *c = xml_first(node, "field"); c != NULL; c = xml_next(c, "field"))
		link_ref(l, loader_attr(l, c, "ref"), f++);
	if (place != NULL)
		table->place_column = loader_column(l, table, place, table->at);
}

/* A header that means two fields of one table cannot be read. */
static void check_headers(struct loader *l, const struct plan_table *table)
{
	GHashTable *seen = g_hash_table_new(g_str_hash, g_str_equal);

	loader_check_ids(l, "field", table->fields, table->n_fields, sizeof *table->fields,
		offsetof(struct plan_field, at));
	for (size_t i = 0; i < table->n_fields; i++) {
		const struct plan_field *f = &table->fields[i];

		if (!g_hash_table_add(seen, (char *)f->label))
			loader_say(l, DIAG_PLAN_TWICE, f->at, "label", f->label, NULL);
		for (const char *const *a = f->aliases; *a != NULL; a++)
			if (!g_hash_table_add(seen, (char *)*a))
				loader_say(l, DIAG_PLAN_TWICE, f->at, "alias", *a, NULL);
		for (const char *const *a = f->names; *a != NULL; a++)
			if (!g_hash_table_add(seen, (char *)*a))
				loader_say(l, DIAG_PLAN_TWICE, f->at, "names", *a, NULL);
	}
	g_hash_table_destroy(seen);
}

/* What the pipeline asks for, as docs/plan.md lists it: a slip in a role would
 * otherwise only show as something that is silently not done. */
static const char *const table_roles[] = {
	"submission", "communities", "cases", "experiences", "findings", "assessor", "townships", "roster",
	"targets", "calendar", "texts",
};

static const char *const field_roles[] = {
	"approver", "author", "check-item", "claimed", "class", "community", "community-name", "consent", "cutoff",
	"date", "day", "dept", "document", "evidence", "finding", "id", "inspector", "item", "kind", "map-column",
	"map-row", "name", "note", "object-id", "object-kind", "order", "pairs", "paragraphs", "photo", "project",
	"recommend", "section", "severity", "size", "submitted", "text", "township", "township-name", "type", "value",
	"verdict", "verified", "version", "way", "workday",
};

static void check_role(struct loader *l, const char *role, struct loc at, const char *const *known, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (role == NULL || strcmp(known[i], role) == 0)
			return;
	loader_unknown(l, at, "role", role, known, n);
}

static void check_roles(struct loader *l)
{
	GHashTable *seen = g_hash_table_new(g_str_hash, g_str_equal);

	for (size_t i = 0; i < l->plan->n_tables; i++) {
		const struct plan_table *t = &l->tables[i];

		check_role(l, t->role, t->at, table_roles, G_N_ELEMENTS(table_roles));
		if (t->role != NULL && !g_hash_table_add(seen, (char *)t->role))
			loader_say(l, DIAG_PLAN_TWICE, t->at, "role", t->role, NULL);
		for (size_t k = 0; k < t->n_fields; k++)
			check_role(l, t->fields[k].role, t->fields[k].at, field_roles, G_N_ELEMENTS(field_roles));
	}
	g_hash_table_destroy(seen);
}

void load_tables(struct loader *l)
{
	xmlNode *section = loader_section(l, "tables");
	size_t n = xml_count(section, "table"), i = 0;

	if (n > MOST_TABLES)
		loader_say(l, DIAG_PLAN_VALUE, loc_of(l, section), "tables", "> 64", "≤ 64 table");
	n = MIN(n, MOST_TABLES);
	l->tables = ARENA_ARRAY(l->arena, struct plan_table, n + 1);
	l->fields = ARENA_ARRAY(l->arena, struct plan_field *, n + 1);
	l->plan->tables = l->tables;
	for (const xmlNode *c = xml_first(section, "table"); c != NULL && i < n; c = xml_next(c, "table"))
		load_table(l, c, &l->tables[i++]);
	l->plan->n_tables = n;
	i = 0;
	for (const xmlNode *c = xml_first(section, "table"); c != NULL && i < n; c = xml_next(c, "table"))
		link_table(l, c, &l->tables[i++]);
	for (i = 0; i < n; i++)
		check_headers(l, &l->tables[i]);
	check_roles(l);
	loader_check_ids(l, "table", l->tables, n, sizeof *l->tables, offsetof(struct plan_table, at));
}

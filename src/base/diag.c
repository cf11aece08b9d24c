/* diag.c -- records in a growing array; sentences are made when printed. */
#include "base/diag.h"

#include <glib.h>
#include <string.h>

#include "base/arena.h"
#include "base/quote.h"

struct diags {
	GArray *list;         /* of struct diag */
	struct arena *arena;  /* strings made by diags_printf() */
	GPtrArray *taken;     /* arenas of lists that were taken over */
	GHashTable *names;    /* "label" or "table\x1flabel" -> in English */
};

static const struct {
	const char *id;
	enum diag_level level;
	const char *reason[2], *remedy[2];
} codes[] = {
#define X(id, level, zh, en, fix_zh, fix_en) \
	[DIAG_##id] = { #id, level, { zh, en }, { fix_zh, fix_en } },
	DIAG_CODES(X)
#undef X
};

struct diags *diags_new(void)
{
	struct diags *d = g_new0(struct diags, 1);

	d->list = g_array_new(FALSE, TRUE, sizeof(struct diag));
	d->arena = arena_new();
	d->taken = g_ptr_array_new_with_free_func((GDestroyNotify)arena_free);
	d->names = g_hash_table_new(g_str_hash, g_str_equal);
	return d;
}

void diags_free(struct diags *d)
{
	if (d == NULL)
		return;
	g_array_free(d->list, TRUE);
	arena_free(d->arena);
	g_ptr_array_free(d->taken, TRUE);
	g_hash_table_destroy(d->names);
	g_free(d);
}

void diags_take(struct diags *d, struct diags *from)
{
	g_array_append_vals(d->list, from->list->data, from->list->len);
	g_ptr_array_add(d->taken, from->arena);
	g_ptr_array_extend_and_steal(d->taken, from->taken);
	g_array_set_size(from->list, 0);
	from->arena = arena_new();
	from->taken = g_ptr_array_new_with_free_func((GDestroyNotify)arena_free);
}

void diags_address(struct diags *d, const char *township)
{
	for (guint i = 0; i < d->list->len; i++)
		g_array_index(d->list, struct diag, i).at.township = township;
}

void diag_add(struct diags *d, const struct diag *g)
{
	g_array_append_val(d->list, *g);
}

void diag_say(struct diags *d, enum diag_code code, struct loc at,
	const char *arg0, const char *arg1, const char *arg2)
{
	struct diag g = { .code = code, .level = codes[code].level, .at = at,
		.arg = { arg0, arg1, arg2 } };

	diag_add(d, &g);
}

const char *diags_printf(struct diags *d, const char *format, ...)
{
	va_list ap;
	char *text;
	const char *copy;

	va_start(ap, format);
	text = g_strdup_vprintf(format, ap);
	va_end(ap);
	copy = arena_strdup(d->arena, text);
	g_free(text);
	return copy;
}

void diags_name(struct diags *d, const char *table, const char *label, const char *english)
{
	const char *key = table != NULL ? diags_printf(d, "%s\x1f%s", table, label) : label;

	g_hash_table_insert(d->names, (char *)(uintptr_t)key, (char *)(uintptr_t)english);
}

const char *diags_both(struct diags *d, const char *zh, const char *en)
{
	return diags_printf(d, DIAG_BOTH("%s", "%s"), zh, en);
}

size_t diags_count(const struct diags *d)
{
	return d->list->len;
}

const struct diag *diags_at(const struct diags *d, size_t i)
{
	return &g_array_index(d->list, struct diag, i);
}

size_t diags_count_level(const struct diags *d, enum diag_level at_least)
{
	size_t n = 0;

	for (size_t i = 0; i < diags_count(d); i++)
		n += diags_at(d, i)->level >= at_least;
	return n;
}

static int compare_numbers(uint64_t a, uint64_t b)
{
	return (a > b) - (a < b);
}

static int compare(const void *pa, const void *pb)
{
	const struct diag *a = pa, *b = pb;
	int c = g_strcmp0(a->at.township, b->at.township);

	if (c == 0) c = g_strcmp0(a->at.file, b->at.file);
	if (c == 0) c = compare_numbers(a->at.line, b->at.line);
	if (c == 0) c = compare_numbers(a->at.column, b->at.column);
	if (c == 0) c = compare_numbers(a->code, b->code);
	for (size_t i = 0; i < G_N_ELEMENTS(a->arg) && c == 0; i++)
		c = g_strcmp0(a->arg[i], b->arg[i]);
	if (c == 0) c = g_strcmp0(a->value, b->value);
	if (c == 0) c = g_strcmp0(a->table, b->table);
	if (c == 0) c = g_strcmp0(a->field, b->field);
	return c;
}

void diags_sort(struct diags *d)
{
	g_array_sort(d->list, compare);
}

int diags_status(const struct diags *d)
{
	static const int status[] = {
		[DIAG_NOTE] = 0, [DIAG_WARNING] = 1, [DIAG_ERROR] = 1, [DIAG_REFUSED] = 1,
		[DIAG_TEMPLATE] = 3, [DIAG_INPUT] = 4, [DIAG_REPORT] = 5, [DIAG_SYSTEM] = 6,
	};
	enum diag_level worst = DIAG_NOTE;

	for (size_t i = 0; i < diags_count(d); i++)
		worst = MAX(worst, diags_at(d, i)->level);
	return status[worst];
}

enum diag_level diag_code_level(enum diag_code code)
{
	return codes[code].level;
}

/* "BAD_DATE" as "bad-date", for every code; made once, whichever thread asks first. */
static gpointer make_names(gpointer data)
{
	static char names[DIAG_CODE_COUNT][48];

	(void)data;
	for (size_t k = 0; k < DIAG_CODE_COUNT; k++)
		for (size_t i = 0; codes[k].id[i] != '\0' && i + 1 < sizeof names[k]; i++)
			names[k][i] = codes[k].id[i] == '_' ? '-' : g_ascii_tolower(codes[k].id[i]);
	return names;
}

const char *diag_code_name(enum diag_code code)
{
	static GOnce once = G_ONCE_INIT;
	const char (*names)[48] = g_once(&once, make_names, NULL);

	return names[code];
}

const char *diag_level_name(enum diag_level level, enum diag_lang lang)
{
	static const char *const names[][2] = {
		[DIAG_NOTE] = { "提示", "note" },
		[DIAG_WARNING] = { "警告", "warning" },
		[DIAG_ERROR] = { "错误", "error" },
		[DIAG_REFUSED] = { "拒收", "refused" },
		[DIAG_TEMPLATE] = { "模板错误", "template error" },
		[DIAG_INPUT] = { "无输入", "no input" },
		[DIAG_REPORT] = { "报告失败", "report failed" },
		[DIAG_SYSTEM] = { "系统错误", "system error" },
	};

	return names[level][lang];
}

/* Chinese punctuation around names stays out of English sentences. */
static void put_english(GString *s, const char *text)
{
	static const char *const marks[][2] = { { "“", "'" }, { "”“", "', '" }, { "”", "'" }, { "、", ", " }, { "，", ", " }, { "；", "; " },
		{ "：", ": " }, { "（", " (" }, { "）", ")" }, { "？", "?" } };

	while (*text != '\0') {
		size_t i = 0;

		while (i < G_N_ELEMENTS(marks) && !g_str_has_prefix(text, marks[i][0]))
			i++;
		if (i < G_N_ELEMENTS(marks))
			g_string_append(s, marks[i][1]);
		else
			g_string_append_c(s, *text);
		text += i < G_N_ELEMENTS(marks) ? strlen(marks[i][0]) : 1;
	}
}

static void put_argument(GString *s, const struct diags *d, const char *text, enum diag_lang lang)
{
	const char *en = strchr(text, '\x1f');

	if (lang == DIAG_ZH)
		g_string_append_len(s, text, en != NULL ? en - text : (gssize)strlen(text));
	else if (en != NULL)
		put_english(s, en + 1);
	else if (g_hash_table_contains(d->names, text))
		g_string_append(s, g_hash_table_lookup(d->names, text));
	else
		put_english(s, text);
}

static char *expand(const struct diags *d, const struct diag *g, const char *sentence, enum diag_lang lang)
{
	GString *s = g_string_new(NULL);

	for (const char *p = sentence; *p != '\0'; p++) {
		if (p[0] == '{' && p[1] != '\0' && p[2] == '}') {
			const char *text = p[1] >= '0' && p[1] <= '2' ? g->arg[p[1] - '0'] : NULL;

			if (p[1] == 'v')
				g_string_append(s, g->value != NULL ? g->value : "");
			else if (text != NULL)
				put_argument(s, d, text, lang);
			p += 2;
		} else {
			g_string_append_c(s, *p);
		}
	}
	return g_string_free(s, FALSE);
}

char *diag_reason(const struct diags *d, const struct diag *g, enum diag_lang lang)
{
	return expand(d, g, codes[g->code].reason[lang], lang);
}

char *diag_remedy(const struct diags *d, const struct diag *g, enum diag_lang lang)
{
	return expand(d, g, codes[g->code].remedy[lang], lang);
}

/* "column \"组织编号\" (org_id): ", the label as it stands in the file. */
static void print_field(const struct diags *d, const struct diag *g, FILE *out, enum diag_lang lang)
{
	char *key = g_strdup_printf("%s\x1f%s", g->table != NULL ? g->table : "", g->field);
	const char *name = g_hash_table_lookup(d->names, key);

	if (lang == DIAG_ZH)
		fprintf(out, "“%s”列：", g->field);
	else if (name != NULL)
		fprintf(out, "column \"%s\" (%s): ", g->field, name);
	else
		fprintf(out, "column \"%s\": ", g->field);
	g_free(key);
}

static void json_string(FILE *out, const char *key, const char *text)
{
	GString *quoted = g_string_new(NULL);

	quote_json(quoted, text);
	fprintf(out, "\"%s\":%s,", key, quoted->str);
	g_string_free(quoted, TRUE);
}

static void print_json(const struct diags *d, const struct diag *g, FILE *out, enum diag_lang lang)
{
	char *reason = diag_reason(d, g, lang), *remedy = diag_remedy(d, g, lang);

	fputc('{', out);
	json_string(out, "code", diag_code_name(g->code));
	json_string(out, "level", diag_level_name(g->level, DIAG_EN));
	if (g->at.township != NULL) json_string(out, "township", g->at.township);
	if (g->at.file != NULL) json_string(out, "file", g->at.file);
	if (g->at.line > 0) fprintf(out, "\"line\":%u,", g->at.line);
	if (g->at.column > 0) fprintf(out, "\"column\":%u,", g->at.column);
	if (g->record > 0) fprintf(out, "\"record\":%u,", g->record);
	if (g->table != NULL) json_string(out, "table", g->table);
	if (g->field != NULL) json_string(out, "field", g->field);
	if (g->value != NULL) json_string(out, "value", g->value);
	json_string(out, "reason", reason);
	json_string(out, "remedy", remedy);
	fputs("\"version\":1}\n", out);
	g_free(reason);
	g_free(remedy);
}

/* What stands between reason and remedy: nothing follows a question mark. */
static const char *joint(const char *reason, enum diag_lang lang)
{
	if (g_str_has_suffix(reason, "？"))
		return "";
	if (g_str_has_suffix(reason, "?"))
		return " ";
	return lang == DIAG_ZH ? "；" : "; ";
}

/* The line is that of the text; where cells hold line breaks, a spreadsheet counts fewer rows. */
static void print_row(const struct diag *g, FILE *out, enum diag_lang lang)
{
	if (g->record == 0 || g->record == g->at.line || g->at.file == NULL || g_str_has_suffix(g->at.file, ".xml"))
		return;
	if (lang == DIAG_ZH)
		fprintf(out, "表格第 %u 行%s", g->record, g->field != NULL ? "" : "：");
	else
		fprintf(out, "row %u of the sheet%s", g->record, g->field != NULL ? ", " : ": ");
}

static void print_text(const struct diags *d, const struct diag *g, FILE *out, const struct diag_style *style)
{
	char *reason = diag_reason(d, g, style->lang), *remedy = diag_remedy(d, g, style->lang);
	const char *on = !style->colour ? "" : g->level >= DIAG_ERROR ? "\033[1;31m"
		: g->level == DIAG_WARNING ? "\033[1;33m" : "\033[1;36m";

	if (g->at.file != NULL) fprintf(out, "%s:", g->at.file);
	if (g->at.line > 0) fprintf(out, "%u:", g->at.line);
	if (g->at.column > 0) fprintf(out, "%u:", g->at.column);
	fprintf(out, "%s%s%s%s: ", g->at.file != NULL ? " " : "", on,
		diag_level_name(g->level, style->lang), style->colour ? "\033[0m" : "");
	print_row(g, out, style->lang);
	if (g->field != NULL)
		print_field(d, g, out, style->lang);
	fputs(reason, out);
	if (remedy[0] != '\0')
		fprintf(out, "%s%s", joint(reason, style->lang), remedy);
	fprintf(out, " [%s]\n", diag_code_name(g->code));
	g_free(reason);
	g_free(remedy);
}

static void print(const struct diags *d, const struct diag *g, FILE *out, const struct diag_style *style)
{
	if (style->format == DIAG_JSON)
		print_json(d, g, out, style->lang);
	else
		print_text(d, g, out, style);
}

/* Problems of the data first, at most the limit; what stopped the run last, where
 * a reader looks. */
void diags_print(const struct diags *d, size_t from, FILE *out, const struct diag_style *style)
{
	size_t n = diags_count(d), shown = 0, hidden = 0;

	for (size_t i = from; i < n; i++) {
		if (diags_at(d, i)->level >= DIAG_TEMPLATE)
			continue;
		if (style->limit > 0 && shown >= style->limit) {
			hidden++;
		} else {
			print(d, diags_at(d, i), out, style);
			shown++;
		}
	}
	if (hidden > 0)
		fprintf(out, style->lang == DIAG_ZH ? "另有 %zu 条未列出，全部见 data/problems.csv\n"
			: "%zu more not shown; all of them are in data/problems.csv\n", hidden);
	for (size_t i = from; i < n; i++)
		if (diags_at(d, i)->level >= DIAG_TEMPLATE)
			print(d, diags_at(d, i), out, style);
}

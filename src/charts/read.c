/* read.c -- a <chart> element becomes a struct chart. */
#include "charts/charts.h"

#include <glib.h>
#include <string.h>

static const char *const names[] = {
#define X(id, name) [CHART_##id] = name,
	CHART_KINDS(X)
#undef X
};

static const char *attribute(const xmlNode *e, const char *name, struct arena *arena)
{
	xmlChar *value = xmlGetNoNsProp((xmlNode *)e, (const xmlChar *)name);
	const char *copy = arena_strdup(arena, (const char *)value);

	xmlFree(value);
	return copy;
}

static bool is_named(const xmlNode *e, const char *name)
{
	return e->type == XML_ELEMENT_NODE && strcmp((const char *)e->name, name) == 0;
}

static size_t count_children(const xmlNode *e, const char *name)
{
	size_t n = 0;

	for (const xmlNode *c = e->children; c != NULL; c = c->next)
		n += is_named(c, name);
	return n;
}

static struct loc place(const xmlNode *e)
{
	return (struct loc){ .file = e->doc != NULL ? (const char *)e->doc->URL : NULL,
		.line = (uint32_t)MAX(0, xmlGetLineNo((xmlNode *)e)) };
}

/* num and den; anything that is no fraction is N/A. */
static struct rat fraction(const char *num, const char *den)
{
	struct rat n, d;

	if (num == NULL || !rat_parse(num, &n))
		return RAT_NA;
	if (den == NULL || !rat_parse(den, &d))
		d = rat_int(den == NULL ? 1 : 0);
	return rat_div(n, d);
}

/* The number a text begins with, without thousands' commas; *digits = digits behind the point. */
static bool leading_number(const char *text, struct rat *out, int *digits)
{
	char buf[40] = "";
	size_t n = 0;

	*digits = 0;
	for (const char *p = text; *p != '\0' && n < sizeof buf - 1; p++) {
		if (*p == ',')
			continue;
		if (!g_ascii_isdigit(*p) && *p != '.' && !(n == 0 && *p == '-'))
			break;
		if (memchr(buf, '.', n) != NULL)
			++*digits;
		buf[n++] = *p;
	}
	buf[n] = '\0';
	return n > 0 && rat_parse(buf, out);
}

/* Does value / factor print as shown? */
static bool prints_as(struct rat value, struct rat factor, struct rat shown, int digits)
{
	struct rat v = rat_div(value, factor);
	char a[32], b[32];

	return !rat_is_na(v) && digits <= 9 && strcmp(rat_print(v, digits, a), rat_print(shown, digits, b)) == 0;
}

/* The facts hold money in fen and rates as fractions; a text says 12.5 (万元) or
 * 82.7%. What one unit of the text is worth is read off the greatest value. */
static struct rat find_factor(const struct chart *chart)
{
	static const struct rat factors[] = { { 1, 1 }, { 1, 100 }, { 100, 1 }, { 1000000, 1 }, { 10000, 1 },
		{ 1, 1000 }, { 10000000000, 1 } };
	const struct chart_point *best = NULL;
	struct rat shown = RAT_NA;
	int digits = 0;

	for (size_t k = 0; k < chart->n_series; k++)
		for (size_t i = 0; i < chart->series[k].n; i++) {
			const struct chart_point *p = &chart->series[k].points[i];

			if (!rat_is_na(p->value) && p->text != NULL
				&& (best == NULL || rat_cmp(p->value, best->value) > 0))
				best = p;
		}
	if (best == NULL || !leading_number(best->text, &shown, &digits))
		return rat_int(1);
	for (size_t i = 0; i < G_N_ELEMENTS(factors); i++)
		if (prints_as(best->value, factors[i], shown, digits))
			return factors[i];
	return rat_int(1);
}

/* A decimal, a fraction n/d, or a percentage, in the unit of the texts. */
static struct rat read_number(const xmlNode *e, const char *name, struct arena *arena, struct rat factor)
{
	const char *text = attribute(e, name, arena), *slash;
	struct rat v;
	int digits;

	if (text == NULL || text[0] == '\0')
		return RAT_NA;
	slash = strchr(text, '/');
	if (slash != NULL)
		return rat_div(fraction(arena_strndup(arena, text, (size_t)(slash - text)), slash + 1), factor);
	if (g_str_has_suffix(text, "%") && leading_number(text, &v, &digits))
		return v;
	return rat_parse(text, &v) ? rat_div(v, factor) : RAT_NA;
}

static int small_number(const char *text)
{
	return text == NULL ? 0 : (int)CLAMP(g_ascii_strtoll(text, NULL, 10), 0, 99);
}

static void read_series(const xmlNode *e, struct arena *arena, struct chart_series *out)
{
	struct chart_point *p;

	out->label = attribute(e, "label", arena);
	out->n = count_children(e, "pt");
	out->points = p = ARENA_ARRAY(arena, struct chart_point, out->n);
	for (const xmlNode *c = e->children; c != NULL; c = c->next) {
		if (!is_named(c, "pt"))
			continue;
		p->label = attribute(c, "label", arena);
		p->text = attribute(c, "text", arena);
		p->state = attribute(c, "state", arena);
		p->row = small_number(attribute(c, "row", arena));
		p->column = small_number(attribute(c, "column", arena));
		p->value = fraction(attribute(c, "num", arena), attribute(c, "den", arena));
		p++;
	}
}

static void to_text_unit(struct chart *chart, struct chart_series *series, struct rat factor)
{
	for (size_t k = 0; k < chart->n_series; k++)
		for (size_t i = 0; i < series[k].n; i++) {
			struct chart_point *p = (struct chart_point *)&series[k].points[i];

			p->value = rat_div(p->value, factor);
			chart->percent = chart->percent || (p->text != NULL && g_str_has_suffix(p->text, "%"));
		}
}

#define ALT_POINTS 12  /* spoken in full; the table has the rest */

/* What a reader who cannot see the picture is told. */
static const char *describe(const struct chart *chart, struct arena *arena)
{
	const char *s = chart->title != NULL ? chart->title : "图";
	size_t n = 0;

	for (size_t k = 0; k < chart->n_series; k++) {
		const struct chart_series *one = &chart->series[k];

		if (one->label != NULL && one->label[0] != '\0' && n < ALT_POINTS)
			s = arena_printf(arena, "%s；%s", s, one->label);
		for (size_t i = 0; i < one->n && n < ALT_POINTS; i++, n++)
			s = arena_printf(arena, "%s%s%s %s", s, i == 0 ? "：" : "、",
				one->points[i].label != NULL ? one->points[i].label : "",
				one->points[i].text != NULL ? one->points[i].text : "—");
	}
	return s;
}

static int find_kind(const char *name)
{
	for (size_t i = 0; i < G_N_ELEMENTS(names); i++)
		if (g_strcmp0(name, names[i]) == 0)
			return (int)i;
	return -1;
}

const struct chart *chart_read(const xmlNode *e, struct arena *arena, struct diags *diags)
{
	const char *kind = attribute(e, "kind", arena);
	struct chart *chart = ARENA_NEW(arena, struct chart);
	struct chart_series *series;
	struct rat factor;

	if (find_kind(kind) < 0) {
		diag_say(diags, DIAG_CHART_KIND, place(e), kind != NULL ? kind : "", NULL, NULL);
		return NULL;
	}
	*chart = (struct chart){ .kind = (enum chart_kind)find_kind(kind), .title = attribute(e, "title", arena),
		.unit = attribute(e, "unit", arena), .source = attribute(e, "source", arena),
		.names = attribute(e, "names", arena),
		.target_label = attribute(e, "target-label", arena), .n_series = count_children(e, "series"),
		.at = place(e) };
	chart->series = series = ARENA_ARRAY(arena, struct chart_series, chart->n_series);
	for (const xmlNode *c = e->children; c != NULL; c = c->next)
		if (is_named(c, "series"))
			read_series(c, arena, series++);
	series -= chart->n_series;
	factor = find_factor(chart);
	to_text_unit(chart, series, factor);
	chart->target = read_number(e, "target", arena, factor);
	chart->low = read_number(e, "low", arena, factor);
	chart->mid = read_number(e, "mid", arena, factor);
	chart->high = read_number(e, "high", arena, factor);
	chart->alt = attribute(e, "alt", arena);
	if (chart->alt == NULL || chart->alt[0] == '\0')
		chart->alt = describe(chart, arena);
	return chart;
}

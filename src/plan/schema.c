/* schema.c -- the RELAX NG schema of XML submissions, made from the plan, so
 * that a township's software can check a file before it is sent. It asks for
 * what ingest/ would refuse a row or a file for, and no more. */
#include <string.h>

#include "plan/plan.h"

#define HEAD \
	"<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" \
	"<grammar xmlns=\"http://relaxng.org/ns/structure/1.0\"\n" \
	"         xmlns:a=\"http://relaxng.org/ns/compatibility/annotations/1.0\"\n" \
	"         datatypeLibrary=\"http://www.w3.org/2001/XMLSchema-datatypes\">\n"

#define ROOT \
	"  <start>\n" \
	"    <element name=\"submission\">\n" \
	"      <attribute name=\"version\"><value>1.0</value></attribute>\n" \
	"      <attribute name=\"township\"><data type=\"string\"><param name=\"minLength\">1</param></data></attribute>\n" \
	"      <attribute name=\"cutoff\"><data type=\"date\"/></attribute>\n" \
	"      <interleave>\n"

#define YES_NO \
	"  <define name=\"yes-or-no\">\n" \
	"    <choice>\n" \
	"      <value>是</value><value>否</value><value>有</value><value>无</value><value>√</value><value>×</value>\n" \
	"      <value>Y</value><value>N</value><value>1</value><value>0</value><value>已建</value><value>未建</value>\n" \
	"    </choice>\n" \
	"  </define>\n"

/* Appends format with its one argument escaped. */
static void put(GString *out, const char *format, const char *text)
{
	char *safe = g_markup_escape_text(text, -1);

	g_string_append_printf(out, format, safe);
	g_free(safe);
}

static void put_codes(GString *out, const struct plan_codelist *list)
{
	put(out, "  <define name=\"code-%s\">\n    <choice>\n", list->id);
	for (size_t i = 0; i < list->n_codes; i++) {
		const struct plan_code *c = &list->codes[i];

		put(out, "      <value>%s</value>", c->value);
		put(out, "<value>%s</value>", c->label);
		for (const char *const *a = c->aliases; *a != NULL; a++)
			put(out, "<value>%s</value>", *a);
		g_string_append(out, "\n");
	}
	g_string_append(out, "    </choice>\n  </define>\n");
}

/* Bounds of which only a warning is made are no reason to refuse a file. */
static void put_bounds(GString *out, const struct plan_field *f)
{
	if (f->bounds_level < DIAG_ERROR)
		return;
	if (f->min != NULL)
		put(out, "<param name=\"minInclusive\">%s</param>", f->min);
	if (f->max != NULL)
		put(out, "<param name=\"maxInclusive\">%s</param>", f->max);
}

static void put_number(GString *out, const struct plan_field *f, int digits)
{
	g_string_append_printf(out, "<data type=\"%s\">", digits == 0 ? "integer" : "decimal");
	if (digits > 0)
		g_string_append_printf(out, "<param name=\"fractionDigits\">%d</param>", digits);
	put_bounds(out, f);
	g_string_append(out, "</data>");
}

static void put_text(GString *out, const struct plan_field *f)
{
	g_string_append(out, "<data type=\"string\"><param name=\"minLength\">1</param>");
	if (f->size > 0 && f->type != PLAN_REFS)
		g_string_append_printf(out, "<param name=\"maxLength\">%d</param>", f->size);
	if (f->pattern != NULL)
		put(out, "<param name=\"pattern\">%s</param>", f->pattern);
	g_string_append(out, "</data>");
}

static void put_value(GString *out, const struct plan_field *f)
{
	switch (f->type) {
	case PLAN_TEXT: case PLAN_URL: case PLAN_REFS: case PLAN_MULTI:
		put_text(out, f);
		return;
	case PLAN_CODE:
		put(out, "<ref name=\"code-%s\"/>", f->codes->id);
		return;
	case PLAN_INT:
		put_number(out, f, 0);
		return;
	case PLAN_MONEY:
		put_number(out, f, 2);
		return;
	case PLAN_DEC:
		put_number(out, f, f->scale);
		return;
	case PLAN_DATE:
		g_string_append(out, "<data type=\"date\"/>");
		return;
	case PLAN_MONTH:
		g_string_append(out, "<choice><data type=\"gYearMonth\"/><data type=\"date\"/></choice>");
		return;
	case PLAN_BOOL:
		g_string_append(out, "<ref name=\"yes-or-no\"/>");
		return;
	}
}

static void put_field(GString *out, const struct plan_field *f)
{
	bool needed = f->req == PLAN_REQUIRED;

	g_string_append(out, needed ? "        " : "        <optional>");
	put(out, "<element name=\"%s\">", f->name);
	put(out, "<a:documentation>%s</a:documentation>", f->header);
	if (!needed)
		g_string_append(out, "<choice><value/>");
	put_value(out, f);
	g_string_append(out, needed ? "</element>\n" : "</choice></element></optional>\n");
}

static void put_table(GString *out, const struct plan_table *table)
{
	put(out, "  <define name=\"table-%s\">\n", table->id);
	put(out, "    <element name=\"%s\">\n", table->id);
	put(out, "      <a:documentation>%s</a:documentation>\n", table->label);
	put(out, "      <zeroOrMore><element name=\"%s\"><interleave>\n", table->row);
	for (size_t i = 0; i < table->n_fields; i++)
		put_field(out, &table->fields[i]);
	g_string_append(out, "      </interleave></element></zeroOrMore>\n    </element>\n  </define>\n");
}

static bool is_used(const struct plan *plan, const struct plan_codelist *list)
{
	for (size_t t = 0; t < plan->n_tables; t++)
		for (size_t i = 0; plan->tables[t].scope == PLAN_SCOPE_TOWNSHIP && i < plan->tables[t].n_fields; i++)
			if (plan->tables[t].fields[i].codes == list && plan->tables[t].fields[i].type == PLAN_CODE)
				return true;
	return false;
}

GString *plan_submission_schema(const struct plan *plan)
{
	GString *out = g_string_new(HEAD);

	put(out, "  <a:documentation>%s，", plan->title);
	put(out, "%s</a:documentation>\n" ROOT, plan->version);
	for (size_t t = 0; t < plan->n_tables; t++)
		if (plan->tables[t].scope == PLAN_SCOPE_TOWNSHIP)
			put(out, plan->tables[t].required ? "        <ref name=\"table-%s\"/>\n"
				: "        <optional><ref name=\"table-%s\"/></optional>\n", plan->tables[t].id);
	g_string_append(out, "      </interleave>\n    </element>\n  </start>\n\n");
	for (size_t t = 0; t < plan->n_tables; t++)
		if (plan->tables[t].scope == PLAN_SCOPE_TOWNSHIP)
			put_table(out, &plan->tables[t]);
	for (size_t i = 0; i < plan->n_codelists; i++)
		if (is_used(plan, &plan->codelists[i]))
			put_codes(out, &plan->codelists[i]);
	g_string_append(out, YES_NO "</grammar>\n");
	return out;
}

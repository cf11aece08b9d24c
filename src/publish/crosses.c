/* crosses.c -- data/crosses.csv: what the cross-checks found, a line for each row
 * they point at. What spans townships stands once, as the district's. */
#include "base/quote.h"
#include "publish/job.h"
#include "publish/node.h"

#define BOM "\xEF\xBB\xBF"

static void put_row(GString *s, const char *phase, const char *place, const xmlNode *x, const xmlNode *row)
{
	const char *const cells[] = { phase, place, node_attribute(x, "id"), node_attribute(x, "level-label"),
		node_attribute(x, "label"), node_attribute(x, "text"), row != NULL ? node_attribute(row, "township") : "",
		row != NULL ? node_attribute(row, "table") : "", row != NULL ? node_attribute(row, "source") : "",
		row != NULL ? node_attribute(row, "line") : "" };

	for (size_t i = 0; i < G_N_ELEMENTS(cells); i++) {
		quote_csv_text(s, cells[i]);
		g_string_append(s, i + 1 < G_N_ELEMENTS(cells) ? "," : "\r\n");
	}
}

static void put_place(GString *s, const char *phase, const xmlNode *place)
{
	const xmlNode *crosses = node_child(place, "crosses");

	for (const xmlNode *x = crosses != NULL ? crosses->children : NULL; x != NULL; x = x->next) {
		size_t n = 0;

		if (!node_is(x, "x") || node_attribute(x, "shared")[0] != '\0')
			continue;
		for (const xmlNode *row = x->children; row != NULL; row = row->next)
			if (node_is(row, "row")) {
				put_row(s, phase, node_attribute(place, "name"), x, row);
				n++;
			}
		if (n == 0)
			put_row(s, phase, node_attribute(place, "name"), x, NULL);
	}
}

GString *crosses_csv(const xmlDoc *facts)
{
	GString *s = g_string_new(BOM "阶段,镇（街道）,编号,等级,比对项,情况,所在镇（街道）,表,文件,行\r\n");
	const xmlNode *phase = xmlDocGetRootElement(facts)->children;

	for (; phase != NULL; phase = phase->next) {
		const xmlNode *district = node_is(phase, "phase") ? node_child(phase, "district") : NULL;

		if (district == NULL)
			continue;
		put_place(s, node_attribute(phase, "label"), district);
		for (const xmlNode *t = district->children; t != NULL; t = t->next)
			if (node_is(t, "township"))
				put_place(s, node_attribute(phase, "label"), t);
	}
	return s;
}

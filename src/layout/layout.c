/* layout.c -- from report to pages: scan, build, fill, draw. */
#include "layout/layout.h"

#include <string.h>

#include "layout/parts.h"

/* A report whose text prints page numbers is laid out again with the numbers found,
 * until they stand still; a longer number can move a line, so three times at most. */
#define PASSES 3

static void measure_page(struct layout *l)
{
	const struct style *s = l->style;

	l->page_w = unit_of(s->page_width);
	l->page_h = unit_of(s->page_height);
	l->top = unit_of(s->top);
	l->bottom = unit_of(s->bottom);
	l->left = unit_of(s->left);
	l->right = unit_of(s->right);
	l->width = l->page_w - l->left - l->right;
	l->height = l->page_h - l->top - l->bottom;
	l->cell = unit_of(s->pitch);
	l->pitch = unit_of(s->line_pitch);
	l->body = unit_of(s->body_size);
}

void layout_say(struct layout *l, enum diag_code code, uint32_t line, const char *arg)
{
	struct said s = { code, line, arg };

	g_array_append_val(l->said, s);
}

/* What was found goes out once, in strings that outlive the report. */
static void tell(struct layout *l)
{
	for (guint i = 0; i < l->said->len; i++) {
		const struct said *s = &g_array_index(l->said, struct said, i);
		struct loc at = { l->file != NULL ? diags_printf(l->diags, "%s", l->file) : NULL, s->line, 0,
			l->place != NULL ? diags_printf(l->diags, "%s", l->place) : NULL };

		diag_say(l->diags, s->code, at, s->arg != NULL ? diags_printf(l->diags, "%s", s->arg) : NULL, NULL, NULL);
	}
}

static const xmlNode *first_element(const xmlNode *n)
{
	for (n = n->children; n != NULL && n->type != XML_ELEMENT_NODE; n = n->next)
		;
	return n;
}

static void build(struct layout *l, const xmlNode *report)
{
	struct place body = { 0, l->cell * l->style->columns, l->body, l->cell, l->pitch, true, false };
	const xmlNode *first = first_element(report);

	l->flow = ARENA_NEW(l->arena, struct flow);
	memset(&l->count, 0, sizeof l->count);
	g_array_set_size(l->said, 0);
	l->n_feet = 0;
	l->marked = false;
	l->imprint = NULL;
	if (first != NULL && !node_is(first, "cover"))
		block_mark(l, report, &body);
	blocks_add(l, report, &body);
	flow_imprint(l);
}

static GArray *page_numbers(const struct layout *l)
{
	GArray *a = g_array_new(FALSE, FALSE, sizeof(int));
	GHashTableIter it;
	gpointer key, value;

	g_hash_table_iter_init(&it, l->names);
	while (g_hash_table_iter_next(&it, &key, &value))
		g_array_append_val(a, ((struct name *)value)->page);
	return a;
}

static bool same_numbers(const GArray *a, const GArray *b)
{
	return a->len == b->len && (a->len == 0 || memcmp(a->data, b->data, a->len * sizeof(int)) == 0);
}

static struct pages *fill(struct layout *l, const xmlNode *report)
{
	struct pages *pages = NULL;
	GArray *before = page_numbers(l);
	bool again = true;

	for (int pass = 0; again && pass < PASSES; pass++) {
		GArray *after;

		pages = ARENA_NEW(l->arena, struct pages);
		build(l, report);
		flow_pages(l, pages);
		after = page_numbers(l);
		again = l->asks_pages && !same_numbers(before, after);
		g_array_free(before, TRUE);
		before = after;
	}
	g_array_free(before, TRUE);
	return pages;
}

/* Composed documents have no file of their own: their template stands for it. */
static const char *file_of(const xmlDoc *report, const xmlNode *root, struct arena *arena)
{
	const char *kind = root != NULL ? node_attr(root, "kind") : NULL;

	if (report->URL != NULL)
		return (const char *)report->URL;
	return kind != NULL ? arena_printf(arena, "reports/%s.xsl", kind) : NULL;
}

struct canvas *layout_report(const xmlDoc *report, const struct layout_options *options,
	struct arena *arena, struct diags *diags)
{
	struct layout l = { .options = options, .style = options->style, .fonts = options->fonts, .arena = arena,
		.diags = diags };
	const xmlNode *root = xmlDocGetRootElement(report);
	struct canvas *record = NULL;

	l.file = file_of(report, root, arena);
	l.place = root != NULL ? node_attr(root, "place") : NULL;
	l.said = g_array_new(FALSE, FALSE, sizeof(struct said));
	l.names = g_hash_table_new(g_str_hash, g_str_equal);
	if (root == NULL || !node_is(root, "report")) {
		layout_say(&l, DIAG_LAYOUT_ROOT, 1, NULL);
	} else {
		measure_page(&l);
		scan_report(&l, root);
		record = canvas_record(options->fonts, arena);
		draw_pages(&l, fill(&l, root), record);
	}
	tell(&l);
	g_hash_table_destroy(l.names);
	g_array_free(l.said, TRUE);
	return record;
}

const char *layout_characters(void)
{
	return "一二三四五六七八九十、（）0123456789.—表图附件：目录续资料来源注本页小计承前过次合"
		"抄送印发签人照片缺失●□？…·① ②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳()　 序号核查项目填报数结果备";
}

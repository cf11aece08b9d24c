/* pdfa_content.c -- 6.2.2 and what pages show: known operators only, balanced
 * and not too deeply nested states, resources that exist, device colours that
 * the output intent covers, codes that have glyphs. */
#include <stdlib.h>
#include <string.h>

#include "pdfa.h"

#define OPERATORS " b B b* B* BDC BI BMC BT BX c cm CS cs d d0 d1 Do DP EI EMC ET EX f F f* G g gs h i ID j J K k l m M MP n " \
	"q Q re RG rg ri s S SC sc SCN scn sh T* Tc Td TD Tf Tj TJ TL Tm Tr Ts Tw Tz v w W W* y ' \" "

struct walk {
	struct file *f;
	struct value *resources;
	struct value *font;
	const char *font_name;
	size_t page;
	int depth, deepest, marks;
	GPtrArray *args;
};

static struct value *arg(const struct walk *w, guint from_end)
{
	static struct value none;

	return from_end < w->args->len ? g_ptr_array_index(w->args, w->args->len - 1 - from_end) : &none;
}

static void show(struct walk *w, const struct value *string)
{
	if (string->type != PDF_STRING || w->font == NULL || !is_name(dict_find(w->f, w->font, "Subtype"), "Type0"))
		return;
	if (string->n % 2 != 0)
		breach("6.2.11.3", "page %zu: a string of an odd number of bytes in a two-byte font", w->page);
	for (size_t i = 0; i + 1 < string->n; i += 2)
		check_code(w->f, w->font, w->font_name,
			(unsigned)((unsigned char)string->bytes[i] << 8 | (unsigned char)string->bytes[i + 1]));
}

static void set_font(struct walk *w)
{
	struct value *name = arg(w, 1);

	w->font = name->type != PDF_NAME ? NULL : dict_find(w->f, dict_find(w->f, w->resources, "Font"), name->bytes);
	w->font_name = name->bytes;
	if (w->font == NULL || w->font->type != PDF_DICT)
		breach("6.2.2", "page %zu: font %s is not among the resources", w->page, name->bytes);
}

static void operator(struct walk *w, const char *op)
{
	char *padded = g_strdup_printf(" %s ", op);

	if (strstr(OPERATORS, padded) == NULL)
		breach("6.2.2", "page %zu: operator %s", w->page, op);
	g_free(padded);
	w->depth += (strcmp(op, "q") == 0) - (strcmp(op, "Q") == 0);
	w->marks += (strcmp(op, "BDC") == 0 || strcmp(op, "BMC") == 0) - (strcmp(op, "EMC") == 0);
	w->deepest = MAX(w->deepest, w->depth);
	if (strcmp(op, "k") == 0 || strcmp(op, "K") == 0)
		breach("6.2.4.3", "page %zu: DeviceCMYK without a CMYK output intent", w->page);
	if (strcmp(op, "Tf") == 0)
		set_font(w);
	if (strcmp(op, "Tj") == 0)
		show(w, arg(w, 0));
	if (strcmp(op, "TJ") == 0 && arg(w, 0)->type == PDF_ARRAY)
		for (guint i = 0; i < arg(w, 0)->items->len; i++)
			show(w, g_ptr_array_index(arg(w, 0)->items, i));
	if (strcmp(op, "Do") == 0 && (arg(w, 0)->type != PDF_NAME ||
		dict_find(w->f, dict_find(w->f, w->resources, "XObject"), arg(w, 0)->bytes)->stream == NULL))
		breach("6.2.2", "page %zu: an XObject that is not among the resources", w->page);
}

static void check_content(struct walk *w, const struct value *stream)
{
	const char *p = stream->stream, *end = p + stream->stream_len;
	struct value *v;

	if (p == NULL)
		return;
	while ((v = read_value(&p, end))->type != PDF_END) {
		if (v->type != PDF_OPERATOR) {
			g_ptr_array_add(w->args, v);
			continue;
		}
		operator(w, v->bytes);
		g_ptr_array_set_size(w->args, 0);
	}
}

static void check_page(struct file *f, struct value *page, size_t number)
{
	struct walk w = { .f = f, .page = number, .args = g_ptr_array_new(), .resources = dict_find(f, page, "Resources") };
	struct value *contents = dict_find(f, page, "Contents"), *group = dict_find(f, page, "Group");

	for (struct value *up = page; w.resources->type != PDF_DICT && up->type == PDF_DICT; up = dict_find(f, up, "Parent"))
		w.resources = dict_find(f, up, "Resources");
	if (w.resources->type != PDF_DICT)
		breach("6.2.2", "page %zu: no resources", number);
	if (dict_find(f, page, "AA")->type != PDF_NULL)
		breach("6.5.2", "page %zu: additional actions", number);
	if (dict_find(f, page, "PresSteps")->type != PDF_NULL)
		breach("6.10", "page %zu: presentation steps", number);
	if (group->type == PDF_DICT && is_name(dict_find(f, group, "S"), "Transparency"))
		breach("6.2.10", "page %zu: a transparency group; ours have none", number);
	if (contents->type == PDF_ARRAY)
		for (guint i = 0; i < contents->items->len; i++)
			check_content(&w, resolve(f, g_ptr_array_index(contents->items, i)));
	else
		check_content(&w, contents);
	if (w.depth != 0 || w.marks != 0)
		breach("6.2.2", "page %zu: q and Q or BDC and EMC are not balanced", number);
	if (w.deepest > 28)
		breach("6.1.13", "page %zu: states nested %d deep", number, w.deepest);
	g_ptr_array_free(w.args, TRUE);
}

void check_pages(struct file *f)
{
	size_t number = 0;

	for (size_t i = 1; i < f->offsets->len; i++)
		if (is_name(dict_find(f, file_object(f, i), "Type"), "Page"))
			check_page(f, file_object(f, i), ++number);
	if (number == 0)
		breach("6.1", "no pages");
}

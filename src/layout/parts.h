/* parts.h -- what the files of src/layout/ share; nobody else includes it.
 *
 *   report ─ scan ─▶ names, numbers, contents
 *          ─ blocks ─▶ items (lines, tables, charts …)  ─ flow ─▶ pages of placed items ─ draw ─▶ canvas
 *
 * Lengths are int32_t [1/1000 pt], here called units; y grows downwards. */
#ifndef LAYOUT_PARTS_H
#define LAYOUT_PARTS_H

#include <glib.h>
#include <libxml/tree.h>
#include <math.h>

#include "charts/charts.h"
#include "layout/break.h"
#include "layout/layout.h"
#include "render/style.h"

static inline int32_t unit_of(double pt) { return (int32_t)lround(pt * 1000.0); }
static inline double pt_of(int32_t u) { return (double)u / 1000.0; }

/* ---- text ---- */

#define TEXT_BLANK 0xFFFCu   /* character that stands for a blank to write on */
enum { LOOK_BLANK = 1, LOOK_RAISED = 2 };   /* underlined room for handwriting; footnote mark */
struct look {
	enum style_role role;
	int32_t size;
	uint32_t color;
	uint8_t how;
	const char *link;      /* name of a place, or NULL */
};

struct glyph {
	uint32_t gid;
	uint16_t face;
	int16_t rise;          /* [1/1000 em] */
	uint16_t look;
	bool missing;
};

/* A footnote, set in its own lines. */
struct foot {
	struct text *text;
	size_t at;             /* character that carries the mark */
	int32_t height;
	struct foot *next;
};

/* Styled characters, and after text_set() their lines. */
struct text {
	size_t n, room;
	uint32_t *ch;
	int32_t *advance;
	uint8_t *flag;
	struct glyph *glyph;
	int32_t *x;
	struct look *looks;
	size_t n_looks, looks_room;
	struct break_unit *unit;
	struct break_line *lines;
	size_t n_lines;
	int32_t em;            /* square: the grid's cell, or the size */
	int32_t size;          /* of its base look */
	struct foot *feet;
	uint32_t line;         /* in the template */
};

/* How a text begins: base look, and the square that Han characters stand in. */
struct face { enum style_role role; int32_t size, cell; uint32_t color; };

/* ---- the report's names ---- */

struct name {
	const char *label;     /* 表1, 图2, 附件1, 一 */
	int page;              /* number, 0 = not known yet */
};
struct entry {             /* of the contents */
	int level;
	const char *label;     /* 一、 */
	const xmlNode *node;   /* h or annex */
	const char *name;
	struct entry *next;
};
struct counters { unsigned h[5], table, chart, annex, auto_name; bool in_annex; };

struct said { enum diag_code code; uint32_t line; const char *arg; };

struct layout {
	const struct layout_options *options;
	const struct style *style;
	const struct fonts *fonts;
	struct arena *arena;
	struct diags *diags;
	const char *file, *place;      /* where diagnostics stand: template, code of the place */
	GArray *said;                  /* struct said: what the last pass found */
	GHashTable *names;             /* char * → struct name * */
	struct entry *entries, *last_entry;
	unsigned n_annexes;
	bool asks_pages;               /* a <page> stands in it */
	struct counters count;
	unsigned n_feet;
	bool marked;                   /* the mark of the report has been set */
	struct imprint *imprint;       /* set on the last page, or NULL */
	/* The grid. */
	int32_t page_w, page_h, top, bottom, left, right;
	int32_t width, height;         /* type area, portrait */
	int32_t cell, pitch, body;
	struct flow *flow;
};

/* A diagnostic of this pass; arg may be in the arena, or NULL. */
void layout_say(struct layout *l, enum diag_code code, uint32_t line, const char *arg);
const char *node_attr(const xmlNode *n, const char *name);     /* borrowed text of a one-node attribute, or NULL */
bool node_is(const xmlNode *n, const char *name);

/* scan.c: numbers and names, in document order; the same calls are made again while building. */
void scan_report(struct layout *l, const xmlNode *report);
struct numbered { const char *label, *name; };
int scan_level(const xmlNode *h);
struct numbered scan_number(struct layout *l, struct counters *c, const xmlNode *n);
const char *scan_hanzi(struct arena *a, unsigned n);           /* 一 二 … 九十九 */
void scan_found(struct layout *l, const char *name, int page);

/* inline.c */
struct text *text_new(struct layout *l, const struct face *face, uint32_t line);
void text_add(struct layout *l, struct text *t, const struct look *look, const char *utf8);
void text_blank(struct layout *l, struct text *t, const struct look *look, long cells);
void text_inline(struct layout *l, struct text *t, const xmlNode *parent);   /* the element's content */
struct text *text_string(struct layout *l, const struct face *face, const char *utf8, uint32_t line);
void text_set(struct layout *l, struct text *t, int32_t first, int32_t width, bool justify);
struct look text_look(const struct face *face);
void text_clip_end(struct text *t);
void text_join(struct layout *l, struct text *t, const struct text *tail);
void text_break_at(struct layout *l, struct text *t, size_t i);              /* before character i */
const char *text_excerpt(struct layout *l, const struct text *t);            /* for diagnostics */
const char *text_plain(struct layout *l, const xmlNode *parent);             /* for bookmarks */

/* title.c: a centred title in a balanced shape. */
void title_set(struct layout *l, struct text *t, int32_t width);

/* ---- items ---- */

enum item_kind {
	ITEM_LINE, ITEM_GAP, ITEM_TABLE, ITEM_CHART, ITEM_IMAGE, ITEM_KEYS, ITEM_RULE, ITEM_ENTRY,
	ITEM_FRAME, ITEM_FRAME_END, ITEM_PAGE, ITEM_MASTHEAD, ITEM_IMPRINT
};
enum align { ALIGN_LEFT, ALIGN_CENTER, ALIGN_RIGHT, ALIGN_DECIMAL };

/* A place that links, bookmarks and page numbers refer to. */
struct mark {
	const char *name;
	int level;             /* of the bookmark, 0 = none */
	const char *title;
	struct mark *next;
};

struct frame { int32_t x, width, pad, gap; bool warn; };
struct key { struct text *label, *value, *note; };
struct keys { struct key *key; size_t n, columns; int32_t row; };
struct page_start { bool odd, landscape, cover, restart; };
struct masthead {
	struct text *above[3], *org, *number, *signer;   /* signer may be NULL */
	size_t n_above;
	int32_t number_y, rule_y;
};
struct imprint { struct text *label, *copies, *org, *date; int32_t height; uint32_t line; };   /* copies may be NULL */

struct item {
	enum item_kind kind;
	bool glue;             /* no page ends after it */
	bool grid;             /* begins on a line of the grid */
	bool note;             /* of the table above, which leaves room for it */
	int32_t height;
	int32_t slack;         /* at its foot, may hang below the type area */
	int32_t x, width;
	struct mark *marks;
	struct foot *feet;
	uint32_t line;
	union {
		struct { struct text *text; size_t index; } text;
		struct { struct text *text; const char *name; } entry;
		struct table *table;
		const struct chart *chart;
		const struct canvas_image *image;
		struct keys *keys;
		struct frame *frame;
		struct page_start start;
		const struct masthead *masthead;
		const struct imprint *imprint;
	} as;
};

/* flow.c: the list of items. */
struct flow { struct item *item; size_t n, room; struct mark *pending; };
struct item *flow_add(struct layout *l, enum item_kind kind, int32_t height);
void flow_mark(struct layout *l, const char *name, int level, const char *title);
void flow_gap(struct layout *l, int32_t height);
/* Lines of a set text; pitch is the height of each. Widows and orphans are kept. */
struct line_box { int32_t x, width, first, pitch; enum align align; bool grid, glue_all, glue_next; };
void flow_text(struct layout *l, struct text *t, const struct line_box *box);
/* The footnotes of a line, set as wide as the type area. */
struct foot *flow_feet(struct layout *l, const struct text *t, const struct break_line *line);

/* blocks.c: elements → items, at a place and width, with the faces of the surrounding. */
struct place { int32_t x, width, size, cell, pitch; bool grid, landscape; };
void blocks_add(struct layout *l, const xmlNode *parent, const struct place *at);
void block_mark(struct layout *l, const xmlNode *report, const struct place *at);
void block_table(struct layout *l, const xmlNode *n, const struct place *at);
void block_checklist(struct layout *l, const xmlNode *n, const struct place *at);
void block_other(struct layout *l, const xmlNode *n, const struct place *at);
struct face face_at(const struct layout *l, const struct place *at, enum style_role role);

/* official.c: red head and 版记, in profile official. */
void block_masthead(struct layout *l, const xmlNode *n, const struct place *at);
void block_imprint(struct layout *l, const xmlNode *n);
void flow_imprint(struct layout *l);
void draw_masthead(struct layout *l, struct canvas *c, const struct masthead *m, int32_t x, int32_t y);
void draw_imprint(struct layout *l, struct canvas *c, const struct imprint *m, int32_t x, int32_t y);

/* image.c */
const struct canvas_image *image_load(struct layout *l, const char *file, uint32_t line);

/* table.c … : see table.h */

/* ---- pages ---- */

struct placed { const struct item *item; int32_t y, height; const void *part; bool open_top, open_bottom; };
struct page {
	struct placed *placed;
	size_t n, room;
	int number;            /* printed; 0 = none */
	bool landscape, cover, blank;
	struct foot **feet;
	size_t n_feet, feet_room;
	int32_t feet_height;
};
struct pages { struct page *page; size_t n, room; };

void flow_pages(struct layout *l, struct pages *pages);
void draw_pages(struct layout *l, const struct pages *pages, struct canvas *c);

/* draw.c, used by tables too: origin of the type area is added by the caller [units]. */
void draw_line_of(struct layout *l, struct canvas *c, const struct text *t, size_t line, int32_t x, int32_t y,
	int32_t height);
void draw_page_number(struct layout *l, struct canvas *c, const struct page *g, bool odd);
void draw_line_rule(struct canvas *c, int32_t x1, int32_t y1, int32_t x2, int32_t y2, double width, uint32_t color);

#endif

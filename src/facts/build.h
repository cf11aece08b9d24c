/* build.h -- what the parts of facts/ share while the tree is made. */
#ifndef FACTS_BUILD_H
#define FACTS_BUILD_H

#include "facts/facts.h"
#include "facts/node.h"

struct build {
	const struct dataset *data;
	const struct plan *plan;
	const struct season *season;
	struct arena *arena;               /* of the thread that writes, as the diagnostics are */
	const struct facts_phase *phase;   /* the one being written */
	const struct row **rows;           /* that count in the phase: by table, then place (build_rows) */
	const size_t *rows_from;           /* [table * n_places + place] in rows; one more at the end */
	bool last;                         /* no phase follows: what stands at the end of the season */
	const struct previous *previous;   /* last season's facts, or NULL; previous_open() */
	const struct known *known;         /* rows known again from last season, by register and place; known_prepare() */
	const struct stats_evidence_list *evidence;  /* per indicator, of the township being written */
	const struct peers *ranking;       /* per figure: the townships compared; values_prepare() */
	struct diags *diags;               /* what this phase's facts add; data->diags stays as it is meanwhile */
};

/* number.c: as facts_number(), with the % of a percentage or without. */
char *number_print(const struct plan_figure *figure, struct rat v, bool sign, char *buf);
/* The number that is printed of a value, without unit; N/A of a date and of nothing. */
struct rat number_printed(const struct plan_figure *figure, struct rat v);
/* As few decimals as the value needs (at most 4), as a plain decimal. */
char *number_short(struct rat v, char *buf);

/* values.c: <v> of a place. Townships and the district compare the places below.
 * Prepare once a phase. */
struct peers;
void values_prepare(struct build *b);
void values_add(const struct build *b, xmlNode *node, int place);
/* One figure's <v>, with its target and what it is compared with. */
xmlNode *values_add_one(const struct build *b, xmlNode *node, int figure, int place, const struct stats_value *value);
/* The difference of two values as they are printed, without its sign. */
void values_difference(const struct plan_figure *f, xmlNode *v, const char *attribute, struct rat a, struct rat b);

/* cells.c: the <s> of a figure that is kept by code or time. */
void cells_add(const struct build *b, xmlNode *node, int figure, int place);
/* Figures that are shares of one whole (`whole=` in the plan): where the printed ones miss 100.0 %, their <v> have
 * shares= "adjusted" with the share= to print, or "uneven". The place's <v> stand in node. */
void cells_add_wholes(const struct build *b, xmlNode *node, int place);
/* Whether the townships' printed parts miss the district's printed sum by their last place. */
bool cells_miss(const struct build *b, int figure, const char *key);

/* small.c: whether the profile hides a figure of a place: a count of a sensitive field
 * below 3, or what is worked out from one. The same of what an indicator rests on. */
#define SMALL_TEXT "<3"
#define SMALL_REASON "数量少于3，不公布"
bool small_hidden(const struct build *b, const struct stats *s, int figure, int place);
bool small_indicator(const struct build *b, const struct plan_indicator *ind, int place);

/* lists.c: the plan's listings for a place, a cell as documents print it, and texts.csv. */
void lists_add(const struct build *b, xmlNode *node, int place);
void lists_add_cell(const struct build *b, xmlNode *node, const struct plan_table *table, const struct row *row,
	int column);
const char *lists_cell_text(const struct build *b, const struct plan_table *table, const struct row *row, int column);
void lists_add_texts(const struct build *b, xmlNode *root);

/* score.c: <score>, <sample>, <families>, <crosses> of a township; <scores> of the district. */
void score_add(const struct build *b, xmlNode *node, int place);
void score_add_district(const struct build *b, xmlNode *node);

/* checks.c: <sample>, <families>, <crosses>. */
const char *checks_file(const struct build *b, const struct row *row);
void checks_add(const struct build *b, xmlNode *node, int place);

/* previous.c: last season's facts as <previous>; at each place <since>: what changed
 * since, and the differences that cannot be (cross-checks over two seasons). */
void previous_open(struct build *b);
void previous_close(struct build *b);
void previous_add(const struct build *b, xmlNode *root);
void previous_compare(const struct build *b, xmlNode *node, int place);
/* What last season's register listed of a township, and the day it ended; NULL: nothing to compare with. */
struct register_rows;
const struct register_rows *previous_rows(const struct build *b, const struct plan_register *r, int township);
int64_t previous_cutoff(const struct build *b);
/* The hits of a place, in the order of the plan; NULL at the end of the plan. */
const struct stats_cross_hit *previous_hit(const struct build *b, const struct plan_cross *check, int place);

/* register.c: the rows of the plan's registers, by id. The cells of a row are its id and the register's fields in
 * canonical form, NULL where empty. */
struct register_row { const char *const *cell; size_t n; bool stock;  /* stood at its season's end */
	const struct row *row; };                                      /* NULL: last season's */
struct register_rows { struct register_row *row; size_t n; };
struct register_rows register_rows(const struct plan_register *r, const struct stats *s, int township, struct arena *arena);
struct register_rows register_read(const struct plan_register *r, const xmlNode *township, struct arena *arena);
size_t register_cell(const struct plan_register *r, int column);   /* which cell holds it */
bool register_sent(const struct build *b, const struct plan_register *r, int place);
char *register_text(const struct build *b);   /* of the season's last phase, as it stands in facts.xml; g_free() */

/* known.c: which rows of this season are those of last season's register, and what is said where they differ.
 * Prepare once a phase; known_add() puts a <list> into <since>. */
void known_prepare(struct build *b);
const struct stats_cross_hit *known_hit(const struct build *b, const struct plan_cross *check, int place);
void known_add(const struct build *b, xmlNode *since, int place);

/* text.c: a space, then name="text", as facts.xml writes it. */
void text_put_attribute(GString *out, const char *name, const char *text);

/* problems.c: <problems> of a township, or (district) of everything else. */
void problems_add(const struct build *b, xmlNode *node, int place);
/* Codes of columns as Excel shows them: 1 gives "A", 27 "AA". buf: 8 bytes. */
char *problems_letter(uint32_t column, char *buf);

/* The rows of a table that count for a township (or, at the district, those of no township). */
struct place_rows { const struct row *const *row; size_t n; };
struct place_rows build_rows(const struct build *b, const struct plan_table *table, int place);

/* Where the townships stand in places[]: after the district, in order. */
static inline bool build_is_township(const struct build *b, size_t place)
{
	return b->data->places[place].level == PLAN_TOWNSHIP;
}

#endif

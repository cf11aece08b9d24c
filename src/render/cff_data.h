/* cff_data.h -- the data structures of a CFF table: numbers, INDEX, DICT (Adobe
 * Technical Note 5176, 3 to 5). Everything points into the table; nothing reads
 * beyond it. Internal to cff.c and charstring.c. */
#ifndef RENDER_CFF_DATA_H
#define RENDER_CFF_DATA_H

#include <stdbool.h>
#include <stddef.h>

/* Operators of DICT data; those of two bytes begin with 12. */
enum {
	CFF_CHARSET = 15, CFF_ENCODING = 16, CFF_CHARSTRINGS = 17, CFF_PRIVATE = 18, CFF_SUBRS = 19,
	CFF_ROS = 12 << 8 | 30, CFF_FDARRAY = 12 << 8 | 36, CFF_FDSELECT = 12 << 8 | 37
};

struct cff_part { const unsigned char *p; size_t n; };

size_t cff_number(const unsigned char *p, size_t bytes);

struct cff_index {
	size_t count, offset_size;
	const unsigned char *offsets, *data;   /* data: where offset 0 would be */
	const unsigned char *end;              /* behind the whole INDEX */
};
/* The INDEX at an offset of the table; false when it does not fit in. */
bool cff_index_read(struct cff_part table, size_t offset, struct cff_index *out);
/* Empty when there is no such item. */
struct cff_part cff_index_item(const struct cff_index *x, size_t i);

/* One operator of a DICT with its operands. next() moves on, false at the end. */
struct cff_entry {
	unsigned op;
	struct cff_part whole;  /* operands and operator */
	long operand[3];        /* the last three, when they are integers */
};
bool cff_entry_next(struct cff_part *dict, struct cff_entry *e);
/* The operator in the DICT; false when it is not there. */
bool cff_entry_find(struct cff_part dict, unsigned op, struct cff_entry *e);

#endif

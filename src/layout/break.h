/* break.h -- lines of Chinese text, on integers.
 *
 * A pure module: characters and their natural advances in, lines and x positions
 * out. Lengths are integers [1/1000 pt] throughout layout. The rules are those of
 * GB/T 15834-2011 part 5 and of clreq:
 *
 *   - marks that may not begin or end a line; —— and …… in one piece;
 *   - numbers with separators, decimals, percent sign and unit, Latin words,
 *     〔2023〕12号 in one piece; dates broken after 年 and 月 only;
 *   - marks in a row share half a width; the mark at the end of a line, then the
 *     others, give up to half when that brings a mark into the line;
 *   - a quarter of an em between Han and Latin;
 *   - no last line of a single character;
 *   - full lines are justified to the width, hanging nothing.
 *
 * Only src/layout/ includes this, and its tests. */
#ifndef LAYOUT_BREAK_H
#define LAYOUT_BREAK_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"

enum break_class {
	BREAK_HAN,       /* one square, breaks on both sides */
	BREAK_OPEN,      /* （《“ …: not at a line's end; its left half may go */
	BREAK_CLOSE,     /* ）》” …: not at a line's start; its right half may go */
	BREAK_STOP,      /* 。，、；：？！: as above */
	BREAK_DOT,       /* · / - ～: not at a line's start */
	BREAK_DASH,      /* — */
	BREAK_ELLIPSIS,  /* … */
	BREAK_POSTFIX,   /* % ‰ ℃ */
	BREAK_PREFIX,    /* ￥ № □: not at a line's end */
	BREAK_DIGIT,
	BREAK_LETTER,
	BREAK_LATIN,     /* other half-width marks */
	BREAK_LATIN_OPEN, BREAK_LATIN_STOP,
	BREAK_SPACE,
	BREAK_FORCED     /* '\n': the line ends here */
};

/* Flags of a character: no break after it; nor any space (footnote marks). */
enum { BREAK_GLUE = 1, BREAK_TIGHT = 2 };

struct break_text {
	size_t n;
	const uint32_t *ch;
	const int32_t *advance;   /* [1/1000 pt] */
	const uint8_t *flag;      /* or NULL */
	int32_t em;               /* the square of this text [1/1000 pt] */
};

/* What the rules say of each character; made once, used for any width. */
struct break_unit {
	uint8_t cls;
	bool may;         /* a line may end after this character */
	bool tight;       /* nothing is spread between it and the next */
	int32_t cut;      /* taken off because of a neighbouring mark */
	int32_t give;     /* may be taken off besides */
	int32_t gap;      /* between Han and Latin, added after it */
};

struct break_line {
	size_t from, to;  /* characters [from, to), spaces at its ends left out */
	int32_t width;    /* as set: the full width in a justified line */
};

enum break_class break_class(uint32_t ch);

struct break_unit *break_prepare(const struct break_text *t, struct arena *arena);

/* Widest unbreakable piece, and widest forced line, when set naturally. */
void break_extent(const struct break_text *t, const struct break_unit *u, int32_t *least, int32_t *most);

/* Breaks into lines: the first is `first` wide, the others `width`. x[i] receives
 * the place of each character from its line's left edge. Returns the number of
 * lines; *lines is in the arena. Every line holds at least one character; a piece
 * that is wider than a line is broken where it must, and *tight is set. */
size_t break_lines(const struct break_text *t, const struct break_unit *u, int32_t first, int32_t width,
	bool justify, struct arena *arena, struct break_line **lines, int32_t *x, bool *tight);

#endif

/* break.c -- fills lines. The widths run along the text once; a line is chosen
 * from the last place where it fits as it is, and the next place that it can
 * reach by squeezing. */
#include "layout/break.h"

struct filler {
	const struct break_text *t;
	const struct break_unit *u;
	bool tight;
};

static int32_t step(const struct filler *f, size_t i)
{
	return f->t->advance[i] - f->u[i].cut;
}

/* What a line can lose: its marks, and half of each gap between Han and Latin. */
static int32_t loss(const struct filler *f, size_t i, bool last)
{
	return f->u[i].give + (last ? 0 : f->u[i].gap / 2);
}

static bool is_blank(const struct filler *f, size_t i)
{
	return f->u[i].cls == BREAK_SPACE || f->u[i].cls == BREAK_FORCED;
}

/* First index behind the paragraph's part that holds i: a forced break or the end. */
static size_t part_end(const struct filler *f, size_t i)
{
	while (i < f->t->n && f->u[i].cls != BREAK_FORCED)
		i++;
	return i;
}

/* Is [from, end) a single character, marks and blanks not counted? */
static bool is_orphan(const struct filler *f, size_t from, size_t end)
{
	size_t real = 0;

	for (size_t i = from; i < end && real < 2; i++) {
		enum break_class c = f->u[i].cls;

		if (c != BREAK_SPACE && c != BREAK_STOP && c != BREAK_CLOSE && c != BREAK_OPEN)
			real++;
	}
	return real < 2;
}

/* Where the line that begins at `from` ends in [from + 1, end]. `fit` is the last
 * place that fits, `squeezed` the next one after it that squeezing reaches. */
struct reach { size_t fit, squeezed; int32_t fit_width, squeezed_width; };

static struct reach find_reach(const struct filler *f, size_t from, size_t end, int32_t width)
{
	struct reach r = { 0, 0, 0, 0 };
	int32_t w = 0, give = 0;

	for (size_t i = from; i < end; i++) {
		w += step(f, i);
		if (f->u[i].may || i + 1 == end) {
			int32_t here = f->u[i].cls == BREAK_SPACE ? w - step(f, i) : w;

			if (here <= width)
				r.fit = i + 1, r.fit_width = here, r.squeezed = 0;
			else if (r.squeezed == 0 && here - give - loss(f, i, true) <= width)
				r.squeezed = i + 1, r.squeezed_width = here;
		}
		give += loss(f, i, false);
		w += f->u[i].gap;
		if (w - give > width + f->t->em / 2)
			break;
	}
	return r;
}

/* A piece that is wider than the line: as much of it as goes in, bans kept if possible. */
static size_t cut_piece(struct filler *f, size_t from, size_t end, int32_t width)
{
	int32_t w = 0;
	size_t i = from;

	f->tight = true;
	while (i < end && w + step(f, i) <= width) {
		w += step(f, i) + f->u[i].gap;
		i++;
	}
	if (i == from)
		return from + 1;
	for (size_t k = i; k > from + 1 && k + 4 > i; k--) {
		enum break_class a = f->u[k - 1].cls, b = k < end ? f->u[k].cls : BREAK_HAN;

		if (a != BREAK_OPEN && b != BREAK_CLOSE && b != BREAK_STOP && b != BREAK_LATIN_STOP)
			return k;
	}
	return i;
}

/* The last place before `at` that leaves two characters or more for the last line. */
static size_t avoid_orphan(const struct filler *f, size_t from, size_t at, size_t end)
{
	for (size_t k = at - 1; k > from; k--)
		if (f->u[k - 1].may && !is_orphan(f, k, end))
			return k;
	return at;
}

/* Half a square is lost in the spreading; more than that means that a mark or a long
 * piece stands at the end. A mark is pulled in if the others give enough; a long
 * piece only if squeezing strains the line less than spreading would; the end of the
 * paragraph if it is one character, or lacks no more than a square. */
static bool pulls_in(const struct filler *f, const struct reach *r, size_t end, int32_t width)
{
	int32_t slack = width - r->fit_width;

	if (r->squeezed == 0 || r->fit == 0)
		return r->squeezed != 0;
	if (r->squeezed == end)
		return is_orphan(f, r->fit, end) || r->squeezed_width - width <= f->t->em;
	return slack >= f->t->em / 2 && (r->squeezed - r->fit <= 2 || 2 * (r->squeezed_width - width) <= slack);
}

static size_t choose_end(struct filler *f, size_t from, size_t end, int32_t width)
{
	struct reach r = find_reach(f, from, end, width);
	size_t at;

	if (r.fit == 0 && r.squeezed == 0)
		return cut_piece(f, from, end, width);
	if (r.fit == end)
		return end;
	at = pulls_in(f, &r, end, width) ? r.squeezed : r.fit;
	if (at < end && is_orphan(f, at, end))
		at = avoid_orphan(f, from, at, end);
	return at;
}

/* Spreads `extra` over the gaps of a line, or takes it from what can give, exactly. */
struct share { int64_t total, seen, amount, given; };

static int32_t share_next(struct share *s, int64_t weight)
{
	int64_t upto;

	if (s->total <= 0 || weight <= 0)
		return 0;
	s->seen += weight;
	upto = s->amount * s->seen / s->total;
	weight = upto - s->given;
	s->given = upto;
	return (int32_t)weight;
}

static int32_t natural(const struct filler *f, size_t from, size_t to, int64_t *give, int64_t *gaps)
{
	int32_t w = 0;

	*give = *gaps = 0;
	for (size_t i = from; i < to; i++) {
		bool last = i + 1 == to;

		w += step(f, i) + (last ? 0 : f->u[i].gap);
		*give += last ? 0 : loss(f, i, false);
		*gaps += !last && !f->u[i].tight;
	}
	return w;
}

/* Sets [from, to) into x; returns the width it takes. */
static int32_t set_line(const struct filler *f, size_t from, size_t to, int32_t width, bool justify, int32_t *x)
{
	int64_t give, gaps;
	int32_t w = natural(f, from, to, &give, &gaps), pen = 0, end_loss = 0;
	struct share less = { 0, 0, 0, 0 }, more = { 0, 0, 0, 0 };

	if (w > width) {
		int32_t can = loss(f, to - 1, true);

		end_loss = w - width < can ? w - width : can;
		less = (struct share){ give, 0, w - width - end_loss, 0 };
		if (less.amount > give)
			less.amount = give;
	} else if (justify) {
		more = (struct share){ gaps, 0, width - w, 0 };
	}
	for (size_t i = from; i < to; i++) {
		bool last = i + 1 == to, opens = f->u[i].cls == BREAK_OPEN;
		int32_t off = last ? end_loss : share_next(&less, loss(f, i, false));
		int32_t mark = off < f->u[i].give ? off : f->u[i].give;

		x[i] = pen - (opens ? f->u[i].cut + mark : 0);
		pen += step(f, i) - off;
		if (!last)
			pen += f->u[i].gap + share_next(&more, f->u[i].tight ? 0 : 1);
	}
	return pen;
}

static struct break_line *add_line(struct arena *arena, struct break_line **lines, size_t *n, size_t *room)
{
	if (*n == *room) {
		struct break_line *more = ARENA_ARRAY(arena, struct break_line, *room * 2 + 4);

		for (size_t i = 0; i < *n; i++)
			more[i] = (*lines)[i];
		*lines = more;
		*room = *room * 2 + 4;
	}
	return &(*lines)[(*n)++];
}

size_t break_lines(const struct break_text *t, const struct break_unit *u, int32_t first, int32_t width,
	bool justify, struct arena *arena, struct break_line **lines, int32_t *x, bool *tight)
{
	struct filler f = { t, u, false };
	size_t n = 0, room = 0, from = 0, end = part_end(&f, 0);

	*lines = NULL;
	while (from < t->n) {
		int32_t w = n == 0 ? first : width;
		size_t to, next;
		struct break_line *line = add_line(arena, lines, &n, &room);

		next = from < end ? choose_end(&f, from, end, w) : from;
		for (to = next; to > from && is_blank(&f, to - 1); to--)
			;
		line->from = from;
		line->to = to;
		line->width = to > from ? set_line(&f, from, to, w, justify && next < end, x) : 0;
		for (size_t i = to; i < next; i++)
			x[i] = line->width;
		while (next < end && u[next].cls == BREAK_SPACE)
			x[next++] = line->width;
		if (next == end && end < t->n) {
			x[next++] = line->width;
			end = part_end(&f, next);
		}
		from = next;
	}
	if (tight != NULL)
		*tight = f.tight;
	return n;
}

void break_extent(const struct break_text *t, const struct break_unit *u, int32_t *least, int32_t *most)
{
	int32_t line = 0, piece = 0;

	*least = *most = 0;
	for (size_t i = 0; i < t->n; i++) {
		int32_t w = t->advance[i] - u[i].cut;

		if (u[i].cls == BREAK_FORCED) {
			line = piece = 0;
			continue;
		}
		line += w;
		piece += w;
		if (line > *most && u[i].cls != BREAK_SPACE)
			*most = line;
		if (piece > *least && u[i].cls != BREAK_SPACE)
			*least = piece;
		line += u[i].gap;
		piece = u[i].may ? 0 : piece + u[i].gap;
	}
}

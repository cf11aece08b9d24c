/* nearest.c -- the names that a text is most like. */
#include "ingest/fold.h"
#include "ingest/values.h"

#define LONGEST 48  /* characters compared */

static size_t characters(struct str s, gunichar out[LONGEST])
{
	size_t n = 0;

	for (size_t i = 0, len; i < s.n && n < LONGEST; i += len)
		out[n++] = fold_char(s.p + i, &len);
	return n;
}

/* Characters to change, put in or leave out, less one for each that both have:
 * "孵化站" is nearer to "孵化服务站" than to "联合会". */
static int distance(struct str a, struct str b)
{
	gunichar x[LONGEST], y[LONGEST];
	int row[LONGEST + 1], common = 0;
	size_t nx = characters(a, x), ny = characters(b, y);

	for (size_t j = 0; j <= ny; j++)
		row[j] = (int)j;
	for (size_t i = 1; i <= nx; i++) {
		int diagonal = row[0];

		row[0] = (int)i;
		for (size_t j = 1; j <= ny; j++) {
			int replaced = diagonal + (x[i - 1] != y[j - 1]);

			common += x[i - 1] == y[j - 1];
			diagonal = row[j];
			row[j] = MIN(replaced, MIN(row[j], row[j - 1]) + 1);
		}
	}
	return row[ny] * 2 - common;
}

const char *label_nearest(struct arena *arena, struct str wrong, const char *const *names, size_t n)
{
	const char *best[3] = { NULL, NULL, NULL };
	int far[3] = { G_MAXINT, G_MAXINT, G_MAXINT };
	GString *out = g_string_new(NULL);
	const char *text;

	for (size_t i = 0; i < n; i++) {
		int d = distance(wrong, str_of(names[i])), k = 2;

		if (d >= far[2])
			continue;
		for (; k > 0 && d < far[k - 1]; k--) {
			far[k] = far[k - 1];
			best[k] = best[k - 1];
		}
		far[k] = d;
		best[k] = names[i];
	}
	for (int k = 0; k < 3 && best[k] != NULL; k++)
		g_string_append_printf(out, "%s“%s”", k > 0 ? "、" : "", best[k]);
	text = arena_strdup(arena, out->str);
	g_string_free(out, TRUE);
	return text;
}

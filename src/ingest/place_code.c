/* place_code.c -- codes of places as people write them.
 *
 * A bare 12-digit number does not survive a spreadsheet, so codes come with a
 * letter, dashes, quotes or as ="…", and names stand in for codes. */
#include "ingest/fold.h"
#include "ingest/reader.h"

/* Digits of s in groups; false when other signs stand in it. */
static bool digit_groups(struct str s, char *digits, size_t *groups, size_t *n_groups)
{
	size_t n = 0, group = 0;

	*n_groups = 0;
	for (size_t i = 0; i < s.n; i++) {
		if (g_ascii_isdigit(s.p[i])) {
			if (n == 15)
				return false;
			digits[n++] = s.p[i];
			group++;
		} else if ((s.p[i] == '-' || s.p[i] == ' ' || s.p[i] == ',') && group > 0) {
			if (*n_groups == 3)
				return false;
			groups[(*n_groups)++] = group;
			group = 0;
		} else {
			return false;
		}
	}
	if (group > 0 && *n_groups < 4)
		groups[(*n_groups)++] = group;
	digits[n] = '\0';
	return n > 0;
}

/* 450199-1-3: the parts have 6, 3 and 3 digits, so lost zeros can be put back. */
static bool pad_groups(char *digits, const size_t *groups, size_t n, bool *restored)
{
	static const size_t full[] = { 6, 3, 3 };
	char out[16] = "";
	const char *from = digits;
	size_t at = 0;

	if (n == 4 && groups[0] == 3 && groups[1] == 3 && groups[2] == 3 && groups[3] == 3)
		return true;  /* 450,199,001,001 */
	if (n < 2 || n > 3 || groups[0] != 6)
		return false;
	for (size_t i = 0; i < n; i++) {
		if (groups[i] > full[i])
			return false;
		memset(out + at, '0', full[i] - groups[i]);
		memcpy(out + at + full[i] - groups[i], from, groups[i]);
		*restored |= groups[i] < full[i];
		from += groups[i];
		at += full[i];
	}
	memcpy(digits, out, at);
	digits[at] = '\0';
	return true;
}

/* Twelve digits, perhaps behind a letter: nothing to do but to copy them. */
static bool plain_code(struct str s, char out[16])
{
	if (s.n == 13 && g_ascii_isalpha(s.p[0]))
		s = str_from(s, 1);
	if (s.n != 12)
		return false;
	for (size_t i = 0; i < 12; i++)
		if (!g_ascii_isdigit(s.p[i]))
			return false;
	memcpy(out, s.p, 12);
	out[12] = '\0';
	return true;
}

bool roster_code(struct str s, char out[16], bool *restored)
{
	char narrow[32];
	size_t groups[4], n_groups = 0, n = 0;

	*restored = false;
	if (plain_code(s, out))
		return true;
	for (size_t i = 0, len; i < s.n; i += len) {
		gunichar c = fold_char(s.p + i, &len);

		c = c >= 0xFF01 && c <= 0xFF5E ? c - 0xFEE0 : c == 0x2014 || c == 0x2013 ? '-' : c;
		if (c >= 0x80 || n == sizeof narrow)
			return false;
		narrow[n++] = (char)c;
	}
	s = (struct str){ narrow, n };
	if (s.n > 1 && g_ascii_isalpha(s.p[0]))
		s = str_from(s, 1);
	if (s.n == 14 && str_ends(s, ".0"))
		s.n -= 2;  /* a number on its way through a program */
	if (!digit_groups(s, out, groups, &n_groups))
		return false;
	if (n_groups > 1 && !pad_groups(out, groups, n_groups, restored))
		return false;
	n = strlen(out);
	if (n == 9)
		strcpy(out + 9, "000");
	return n == 6 || n == 9 || n == 12;
}

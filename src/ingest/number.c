/* number.c -- whole numbers, money and decimals, with the units people write.
 *
 * A number is digits times a power of ten until the very end, so 3.5万元 is
 * exactly 3500000 fen. */
#include <stdlib.h>

#include "ingest/fold.h"
#include "ingest/ingest.h"
#include "ingest/values.h"

struct decimal {
	int64_t digits;  /* all of them, the point left out */
	int power;       /* of ten: 3.5 is 35, -1 */
};

static const struct { const char *word; int power; } multipliers[] = {
	{ "百万", 6 }, { "千万", 7 }, { "十万", 5 }, { "百亿", 10 }, { "十亿", 9 },
	{ "亿", 8 }, { "億", 8 }, { "万", 4 }, { "萬", 4 }, { "千", 3 }, { "仟", 3 }, { "百", 2 }, { "佰", 2 },
};
/* What is counted in: hours are no days, and nothing but money is money. */
enum measure { MEASURE_COUNT, MEASURE_MONEY, MEASURE_HOURS, MEASURE_DAYS, MEASURE_AREA };
static const char *const units[] = { "个", "人次", "人", "名", "位", "户", "次", "场次", "场", "家", "件", "份", "项", "条",
	"篇", "期", "支", "处", "间", "分", "岁", "年", "年度", "月", "批", "本", "张", "步", "版", "星", "%",
	"元整", "元", "圆", "块", "人民币", "小时", "学时", "课时", "h", "天", "平方米", "平米", "㎡", "m²", "m2" };
static const struct { const char *unit; enum measure measure; } measures[] = {
	{ "元整", MEASURE_MONEY }, { "元", MEASURE_MONEY }, { "圆", MEASURE_MONEY }, { "块", MEASURE_MONEY },
	{ "人民币", MEASURE_MONEY }, { "小时", MEASURE_HOURS }, { "学时", MEASURE_HOURS }, { "课时", MEASURE_HOURS },
	{ "h", MEASURE_HOURS }, { "天", MEASURE_DAYS }, { "平方米", MEASURE_AREA }, { "平米", MEASURE_AREA },
	{ "㎡", MEASURE_AREA }, { "m²", MEASURE_AREA }, { "m2", MEASURE_AREA },
};
static const char *const vague_before[] = { "约", "大约", "近", "超过", "超", "不足", "不到", "至少", "最多", ">", "<", "≥", "≤", "~" };
static const char *const vague_after[] = { "余", "多", "左右", "上下", "以上", "以下", "+", "来", "几" };
static const char *const range_signs[] = { "-", "~", "～", "–", "—", "至", "到" };

/* ---- words behind and before --------------------------------------------------- */

static size_t prefix_among(struct str s, const char *const *words, size_t n)
{
	size_t best = 0;

	for (size_t i = 0; i < n; i++)
		if (str_starts(s, words[i]) && strlen(words[i]) > best)
			best = strlen(words[i]);
	return best;
}

static struct str without_blanks_before(struct str s)
{
	while (s.n > 0 && s.p[0] == ' ')
		s = str_from(s, 1);
	return s;
}

static struct str take_multiplier(struct str s, int *power)
{
	for (size_t i = 0; i < G_N_ELEMENTS(multipliers); i++)
		if (str_starts(s, multipliers[i].word)) {
			*power += multipliers[i].power;
			return str_from(s, strlen(multipliers[i].word));
		}
	return s;
}

static enum measure measure_of(struct str unit)
{
	for (size_t i = 0; i < G_N_ELEMENTS(measures); i++)
		if (str_ends(unit, measures[i].unit))
			return measures[i].measure;
	return MEASURE_COUNT;
}

/* Money is money; of other fields the header's unit, or the label's end, tells. */
static enum measure measure_of_field(const struct plan_field *f)
{
	struct str header = str_of(f->header);

	if (f->type == PLAN_MONEY)
		return MEASURE_MONEY;
	while (str_ends(header, ")") || str_ends(header, "）"))
		header.n -= str_ends(header, ")") ? 1 : strlen("）");
	return measure_of(header);
}

bool number_unit_fits(const struct plan_field *f, struct str unit)
{
	int power = 0;
	struct str word = take_multiplier(unit, &power);
	enum measure own = measure_of_field(f), other = measure_of(word);

	if (word.n == 0 || str_is(word, "%") || own == other)
		return true;
	return f->type == PLAN_DEC && own == MEASURE_COUNT && other != MEASURE_MONEY;  /* the plan says no unit */
}

int number_unit_power(struct str unit)
{
	int power = 0;
	struct str rest = take_multiplier(unit, &power);

	if (rest.n > 0 && prefix_among(rest, units, G_N_ELEMENTS(units)) != rest.n)
		return -1;
	return power;
}

/* ---- digits --------------------------------------------------------------------- */

/* 1,234,567: groups of three behind a first one of one to three. Gives the bytes
 * taken; 0 when the commas are in the wrong places. */
static size_t grouped(struct str s, struct decimal *d)
{
	size_t i = 0, group = 0;
	bool first = true;
	char sign = '\0';

	d->digits = 0;
	for (; i < s.n; i++) {
		if (g_ascii_isdigit(s.p[i])) {
			d->digits = d->digits * 10 + (s.p[i] - '0');
			group++;
		} else if ((s.p[i] == ',' || s.p[i] == ' ') && (sign == '\0' || sign == s.p[i])
		           && i + 1 < s.n && g_ascii_isdigit(s.p[i + 1])) {
			if (group > 3 || (!first && group != 3) || group == 0)
				return 0;
			sign = s.p[i];
			first = false;
			group = 0;
		} else {
			break;
		}
	}
	return i > 24 || (!first && group != 3) ? 0 : i;
}

static bool has_groups(struct str s)
{
	size_t i = 0;

	while (i < s.n && g_ascii_isdigit(s.p[i]))
		i++;
	return i > 0 && i + 1 < s.n && (s.p[i] == ',' || s.p[i] == ' ') && g_ascii_isdigit(s.p[i + 1]);
}

/* Digits with an optional point. False when there are none or more than 18. */
static bool take_digits(struct str *s, struct decimal *d)
{
	size_t i = 0, seen = 0;
	bool point = false;

	*d = (struct decimal){ 0, 0 };
	for (; i < s->n && (g_ascii_isdigit(s->p[i]) || (s->p[i] == '.' && !point)); i++) {
		if (s->p[i] == '.') {
			point = true;
			continue;
		}
		if (d->digits > INT64_MAX / 10 - 1)
			return false;
		d->digits = d->digits * 10 + (s->p[i] - '0');
		d->power -= point;
		seen++;
	}
	*s = str_from(*s, i);
	return seen > 0;
}

static bool take_number(struct str *s, struct decimal *d, struct cell *c)
{
	struct str whole = *s;
	size_t n;

	if (has_groups(*s)) {
		n = grouped(*s, d);
		if (n == 0) {
			cell_refuse(c, DIAG_NUMBER_GROUPS, NULL, NULL);
			return false;
		}
		d->power = 0;
		*s = str_from(*s, n);
		if (s->n > 1 && s->p[0] == '.' && g_ascii_isdigit(s->p[1])) {
			struct decimal part;
			struct str tail = *s;

			if (!take_digits(&tail, &part) || part.power < -6 || d->digits > INT64_C(1000000000000))
				return cell_refuse(c, DIAG_NUMBER_LARGE, NULL, NULL), false;
			for (int k = 0; k > part.power; k--)
				d->digits *= 10;
			d->digits += part.digits;
			d->power = part.power;
			*s = tail;
		}
		return true;
	}
	if (take_digits(s, d))
		return true;
	cell_refuse(c, g_ascii_isdigit(whole.p[0]) ? DIAG_NUMBER_LARGE : DIAG_NUMBER_BAD, NULL, NULL);
	return false;
}

/* ---- a whole cell ------------------------------------------------------------------ */

static const char *suggestion(struct values *v, struct str s)
{
	size_t from = 0, to;
	struct str rest;
	int power = 0;

	while (from < s.n && !g_ascii_isdigit(s.p[from]))
		from++;
	to = from;
	while (to < s.n && (g_ascii_isdigit(s.p[to]) || s.p[to] == '.' || s.p[to] == ','))
		to++;
	rest = str_from(s, to);
	rest = str_from(rest, prefix_among(rest, vague_after, G_N_ELEMENTS(vague_after)));
	return arena_printf(v->arena, "%.*s%.*s", (int)(to - from), s.p + from,
		(int)(rest.n - take_multiplier(rest, &power).n), rest.p);
}

static bool holds_digit(struct str s)
{
	for (size_t i = 0; i < s.n; i++)
		if (g_ascii_isdigit(s.p[i]))
			return true;
	return false;
}

/* Length of a sign that is followed by another number. */
static size_t range_at(struct str rest)
{
	size_t n = prefix_among(rest, range_signs, G_N_ELEMENTS(range_signs));

	return n > 0 && rest.n > n && g_ascii_isdigit(rest.p[n]) ? n : 0;
}

static bool is_vague(struct str rest)
{
	if (rest.n > 1 && rest.p[0] == '+' && g_ascii_isdigit(rest.p[1]))
		return false;  /* a sum that was not made */
	return prefix_among(rest, vague_after, G_N_ELEMENTS(vague_after)) > 0;
}

/* Refuses what is no exact number by what stands behind its digits, at rest. */
static bool refuse_vague(struct values *v, struct str whole, struct str rest, struct cell *c)
{
	size_t n = range_at(rest);

	if (n > 0)
		cell_refuse(c, DIAG_NUMBER_RANGE, arena_strndup(v->arena, whole.p, (size_t)(rest.p - whole.p)),
			arena_strndup(v->arena, rest.p + n, rest.n - n));
	else if (is_vague(rest))
		cell_refuse(c, DIAG_NUMBER_VAGUE, suggestion(v, whole), NULL);
	return c->state == CELL_REFUSED;
}

/* digits * 10^power as an integer; false when it does not fit or leaves a part. */
static bool scaled(struct decimal d, int power, int64_t *out)
{
	power += d.power;
	*out = d.digits;
	for (; power > 0; power--) {
		if (*out > INT64_MAX / 100)
			return false;
		*out *= 10;
	}
	for (; power < 0; power++) {
		if (*out % 10 != 0)
			return false;
		*out /= 10;
	}
	return true;
}

static void finish(struct column *column, struct decimal d, int power, bool negative, struct cell *c)
{
	enum plan_type type = column->field->type;
	int places = type == PLAN_MONEY ? 2 : type == PLAN_DEC ? column->field->scale : 0;
	int64_t i;

	if (!scaled(d, power + places, &i))
		cell_refuse(c, type == PLAN_INT ? DIAG_NUMBER_FRACTION : DIAG_NUMBER_PLACES,
			type == PLAN_MONEY ? "2" : places == 1 ? "1" : places == 2 ? "2" : "3", NULL);
	else
		cell_value(c, negative ? -i : i);
}

/* Percent signs: only where the header says %, and then both ways mean the same. */
static struct str take_percent(struct column *column, struct str rest, struct cell *c)
{
	bool sign = rest.n > 0 && rest.p[0] == '%';

	if (sign && !column->percent) {
		cell_refuse(c, DIAG_NUMBER_PERCENT, NULL, NULL);
		return rest;
	}
	if (column->percent && (sign ? column->plain_seen : column->percent_seen)
	    && !(column->plain_seen && column->percent_seen))
		cell_remark(c, DIAG_PERCENT_MIXED, NULL, NULL);
	column->percent_seen |= sign;
	column->plain_seen |= !sign;
	return sign ? str_from(rest, 1) : rest;
}

static void read_behind(struct values *v, struct column *column, struct str whole, struct str rest,
	struct decimal d, bool negative, bool signed_yuan, struct cell *c)
{
	int power = 0;
	struct str unit;
	size_t word;

	rest = without_blanks_before(rest);
	if (refuse_vague(v, whole, rest, c))
		return;
	unit = rest = take_percent(column, rest, c);
	if (c->state == CELL_REFUSED)
		return;
	rest = take_multiplier(rest, &power);
	word = prefix_among(rest, units, G_N_ELEMENTS(units));
	if (refuse_vague(v, whole, rest, c) || refuse_vague(v, whole, str_from(rest, word), c))
		return;
	if (word != rest.n || !number_unit_fits(column->field, unit)) {
		cell_refuse(c, DIAG_NUMBER_UNIT, arena_strndup(v->arena, unit.p, unit.n), NULL);
		return;
	}
	if (signed_yuan && unit.n == 0 && column->unit > 0) {
		cell_refuse(c, DIAG_NUMBER_SIGN, NULL, NULL);
		return;
	}
	if (unit.n > 0)
		cell_remark(c, DIAG_UNIT_CONVERTED, arena_strndup(v->arena, unit.p, unit.n), NULL);
	finish(column, d, unit.n > 0 ? power : column->unit, negative, c);  /* the unit in the cell wins */
}

/* "第2版": 第 goes with the unit that makes the number an ordinal. */
static bool is_ordinal(struct str s)
{
	static const char *const ends[] = { "版", "期", "批", "次" };

	for (size_t i = 0; i < G_N_ELEMENTS(ends); i++)
		if (str_ends(s, ends[i]))
			return true;
	return false;
}

/* "第一批" to "第十批"; 0 for none. */
static int small_ordinal(struct str s)
{
	static const char *const digits[] = { "一", "二", "三", "四", "五", "六", "七", "八", "九", "十" };
	const size_t n = strlen("第");

	for (size_t i = 0; s.n == 3 * n && str_starts(s, "第") && is_ordinal(s) && i < G_N_ELEMENTS(digits); i++)
		if (str_starts(str_from(s, n), digits[i]))
			return (int)i + 1;
	return 0;
}

/* "V2" where a version is asked for. */
static bool is_version(const struct plan_field *f, struct str s)
{
	return s.n > 1 && (s.p[0] == 'V' || s.p[0] == 'v') && g_strcmp0(f->role, "version") == 0;
}

/* "(3000)": minus 3000 to an accountant, a remark to others. */
static bool refuse_brackets(struct values *v, struct str s, struct cell *c)
{
	size_t digits = 0;

	for (size_t i = 1; i + 1 < s.n; i++) {
		if (!g_ascii_isdigit(s.p[i]) && s.p[i] != ',' && s.p[i] != '.')
			return false;
		digits += g_ascii_isdigit(s.p[i]) != 0;
	}
	if (digits == 0 || s.p[0] != '(' || s.p[s.n - 1] != ')')
		return false;
	cell_refuse(c, DIAG_NUMBER_BRACKETS, arena_strndup(v->arena, s.p + 1, s.n - 2), NULL);
	return true;
}

void number_read(struct values *v, struct column *column, struct str s, struct cell *c)
{
	struct str whole = s;
	struct decimal d = { 0, 0 };
	bool negative = false, yuan;
	size_t n = 0;

	while (n < s.n && n < 10 && g_ascii_isdigit(s.p[n]))
		d.digits = d.digits * 10 + (s.p[n++] - '0');
	if (n == s.n && !column->percent) {
		finish(column, d, column->unit, false, c);
		return;
	}
	if (refuse_brackets(v, s, c))
		return;
	if (small_ordinal(s) > 0) {
		finish(column, (struct decimal){ small_ordinal(s), 0 }, 0, false, c);
		return;
	}
	if (prefix_among(s, vague_before, G_N_ELEMENTS(vague_before)) > 0 && holds_digit(s)) {
		cell_refuse(c, DIAG_NUMBER_VAGUE, suggestion(v, whole), NULL);
		return;
	}
	s = str_from(s, is_version(column->field, s));
	if (str_starts(s, "第") && s.n > strlen("第") && is_ordinal(s))
		s = str_from(s, strlen("第"));
	if (column->field->type == PLAN_MONEY && str_starts(s, "人民币"))
		s = without_blanks_before(str_from(s, strlen("人民币")));
	yuan = str_starts(s, "¥") || str_starts(s, "￥");
	if (yuan)
		s = without_blanks_before(str_from(s, s.p[0] == '\xC2' ? 2 : 3));
	if (s.n > 1 && s.p[0] == '-') {
		negative = true;
		s = str_from(s, 1);
	}
	if (s.n == 0)
		cell_refuse(c, DIAG_NUMBER_BAD, NULL, NULL);
	else if (take_number(&s, &d, c))
		read_behind(v, column, whole, s, d, negative, yuan, c);
}

/* ---- a number in a text ------------------------------------------------------------ */

bool ingest_number(const char *text, struct rat *v)
{
	enum { PLACES = 6 };
	const struct plan_field field = { .header = "", .label = "", .type = PLAN_DEC, .scale = PLACES };
	struct column column = { .field = &field };
	struct cell c = { .state = CELL_EMPTY };
	struct values values = { .arena = arena_new() };

	number_read(&values, &column, str_of(text), &c);
	if (c.state == CELL_VALUE)
		*v = rat_make(c.v.i, 1000000);
	arena_free(values.arena);
	return c.state == CELL_VALUE;
}

/* answers.c -- yes and no in all their words, and the boxes of printed forms. */
#include "ingest/fold.h"
#include "ingest/values.h"

/* ---- boxes ------------------------------------------------------------------------------- */

/* Length of a box at the start of s, 0 for none. */
static size_t box_at(struct str s, bool *marked)
{
	static const struct { const char *sign; bool marked; } boxes[] = {
		{ "■", true }, { "☑", true }, { "☒", true }, { "✅", true }, { "●", true }, { "◉", true }, { "√", true }, { "✓", true },
		{ "✔", true }, { "□", false }, { "☐", false }, { "○", false }, { "◯", false }, { "×", false },
	};

	if (s.p[0] != '\xE2' && s.p[0] != '\xC3')   /* what all of them begin with */
		return 0;
	for (size_t i = 0; i < G_N_ELEMENTS(boxes); i++)
		if (str_starts(s, boxes[i].sign)) {
			*marked = boxes[i].marked;
			return strlen(boxes[i].sign);
		}
	return 0;
}

static void add_word(GString *out, struct str word)
{
	static const char *const ends[] = { "；", ";", "、", "，", "," };

	word = fold_trim(word);
	for (size_t i = 0; i < G_N_ELEMENTS(ends); i++)
		if (str_ends(word, ends[i]))
			word = fold_trim((struct str){ word.p, word.n - strlen(ends[i]) });
	if (word.n == 0)
		return;
	if (out->len > 0)
		g_string_append_c(out, ';');
	g_string_append_len(out, word.p, (gssize)word.n);
}

/* A box belongs to the word behind it, or to the one before when the cell begins with a word. */
bool boxes_marked(struct str s, GString *out)
{
	size_t from = 0, len, n = 0;
	bool marked = false, was = false, behind = false;

	g_string_set_size(out, 0);
	for (size_t i = 0; i < s.n; i += len > 0 ? len : 1) {
		len = box_at(str_from(s, i), &marked);
		if (len == 0)
			continue;
		if (n++ == 0)
			behind = fold_trim((struct str){ s.p, i }).n > 0;
		if (behind ? marked : was)
			add_word(out, (struct str){ s.p + from, i - from });
		was = marked;
		from = i + len;
	}
	if (!behind && was)
		add_word(out, str_from(s, from));
	return n > 1 || out->len > 0;
}

/* ---- yes and no ----------------------------------------------------------------------- */

static const struct { const char *word; int64_t yes; } answers[] = {
	{ "是", 1 }, { "否", 0 }, { "有", 1 }, { "无", 0 }, { "没有", 0 }, { "1", 1 }, { "0", 0 }, { "y", 1 }, { "n", 0 },
	{ "yes", 1 }, { "no", 0 }, { "true", 1 }, { "false", 0 }, { "√", 1 }, { "×", 0 }, { "✓", 1 }, { "✔", 1 },
	{ "☑", 1 }, { "✅", 1 }, { "✕", 0 }, { "╳", 0 }, { "❌", 0 }, { "☒", 0 }, { "✗", 0 }, { "✘", 0 }, { "x", 0 }, { "已建", 1 }, { "未建", 0 }, { "已", 1 }, { "未", 0 },
	{ "是的", 1 }, { "1.0", 1 }, { "0.0", 0 }, { "■", 1 },
	{ "已建立", 1 }, { "未建立", 0 }, { "不是", 0 }, { "对", 1 }, { "错", 0 }, { "已完成", 1 }, { "未完成", 0 }, { "□", 0 }, { "☐", 0 },
};

/* 1 or 0 as the plan's own words for this field or everybody's say; -1 for neither. */
static int64_t answer(struct values *v, const struct plan_field *f, struct str s)
{
	struct str key = fold_key(s, v->key);

	for (int yes = 0; yes < 2; yes++)
		for (const char *const *w = yes ? f->yes : f->no; w != NULL && *w != NULL; w++)
			if (str_is(key, *w))
				return yes;
	for (size_t i = 0; i < G_N_ELEMENTS(answers); i++)
		if (str_is(key, answers[i].word))
			return answers[i].yes;
	return -1;
}

/* How the rest of "是否采用章程示范文本", "有无党群服务中心" is said or denied. */
static const struct { const char *label, *word; int64_t yes; } verbs[] = {
	{ "是否", "没有", 0 }, { "是否", "不是", 0 }, { "是否", "未", 0 }, { "是否", "不", 0 }, { "是否", "没", 0 },
	{ "是否", "已经", 1 }, { "是否", "已", 1 }, { "是否", "是", 1 }, { "是否", "", 1 },
	{ "有无", "没有", 0 }, { "有无", "无", 0 }, { "有无", "有", 1 },
};

/* "已采用", "不具备", "有党群服务中心": the answer in the words of the column's label. */
static int64_t answer_of_label(const struct plan_field *f, struct str s)
{
	const size_t least = strlen("采用");
	struct str label = str_of(f->label);

	for (size_t i = 0; i < G_N_ELEMENTS(verbs); i++) {
		struct str asked = str_from(label, str_find(label, verbs[i].label)), said;

		if (asked.n == 0 || !str_starts(s, verbs[i].word))
			continue;
		asked = str_from(asked, strlen(verbs[i].label));
		said = str_from(s, strlen(verbs[i].word));
		if (said.n >= least && said.n <= asked.n && memcmp(said.p, asked.p, said.n) == 0)
			return verbs[i].yes;
	}
	return -1;
}

/* Answers that need a second look: a letter for a tick, the label's own words. */
static int64_t loose_answer(const struct plan_field *f, struct str s)
{
	return str_is(s, "V") || str_is(s, "v") ? 1 : answer_of_label(f, s);
}

void label_read_bool(struct values *v, const struct plan_field *f, struct str s, struct cell *c)
{
	int64_t yes;

	if (str_eq(s, STR("是")) || str_eq(s, STR("否"))) {
		cell_value(c, s.p[0] == "是"[0]);
		return;
	}
	yes = answer(v, f, s);
	if (yes < 0 && boxes_marked(s, v->work))
		yes = answer(v, f, (struct str){ v->work->str, v->work->len });
	if (yes < 0 && (yes = loose_answer(f, s)) >= 0) {
		cell_remark(c, DIAG_LABEL_LOOSE, yes ? "是" : "否", NULL);
		c->issue[0].arg[2] = arena_strndup(v->arena, s.p, s.n);
	}
	if (yes >= 0)
		cell_value(c, yes);
	else if (!values_says_empty(s))
		cell_refuse(c, DIAG_BOOL_BAD, NULL, NULL);
}

/* mask.c -- what of a personal cell may be printed, by profile.
 *
 *              inspect             district   public (and every log and problem list)
 *   name       full                full       张*  王*明  欧阳*
 *   phone      138****1234         nothing    138****1234
 *   identity   450102********1234  ****1234   ****1234
 *   sensitive  full                full       ***
 *
 * The landline form is 0771-****123. A cell may hold several names. */
#include <glib.h>
#include <string.h>

#include "plan/plan.h"

static const char *const compound_surnames =
	" 欧阳 司马 上官 诸葛 东方 皇甫 尉迟 公孙 令狐 慕容 长孙 宇文 司徒 司空 夏侯 轩辕 端木 百里 呼延 南宫 独孤"
	" 申屠 淳于 单于 太史 钟离 闾丘 公冶 澹台 宗政 濮阳 赫连 万俟 闻人 鲜于 公羊 仲孙 拓跋 东郭 西门 南门 第五"
	" 梁丘 左丘 亓官 巫马 公西 颛孙 壤驷 漆雕 乐正 宰父 谷梁 段干 羊舌 微生 司寇 拓拔 完颜 纳兰 ";

static bool is_compound(const char *name)
{
	const char *end = g_utf8_offset_to_pointer(name, 2);
	char *word = g_strdup_printf(" %.*s ", (int)(end - name), name);
	bool found = strstr(compound_surnames, word) != NULL;

	g_free(word);
	return found;
}

static void stars(GString *out, glong n)
{
	for (glong i = 0; i < n; i++)
		g_string_append_c(out, '*');
}

/* One name of n characters. The surname stays; of longer names the last
 * character too, when something is hidden in between. */
static void mask_name(GString *out, const char *name, glong n)
{
	glong keep = n >= 3 && is_compound(name) ? 2 : 1;

	if (n == 1) {
		stars(out, 1);
		return;
	}
	g_string_append_len(out, name, g_utf8_offset_to_pointer(name, keep) - name);
	if (n < keep + 2) {
		stars(out, n - keep);
	} else {
		const char *last = g_utf8_offset_to_pointer(name, n - 1);

		stars(out, n - keep - 1);
		g_string_append_len(out, last, g_utf8_next_char(last) - last);
	}
}

static bool is_separator(gunichar c)
{
	return c == 0x3001 || c == 0xFF0C || c == 0xFF1B || c == ',' || c == ';' || c == '/' || c == '|'
		|| g_unichar_isspace(c);
}

static void mask_names(GString *out, const char *text)
{
	while (*text != '\0') {
		const char *end = text;
		glong n = 0;

		for (; *end != '\0' && !is_separator(g_utf8_get_char(end)); end = g_utf8_next_char(end))
			n++;
		if (n > 0)
			mask_name(out, text, n);
		text = end;
		if (*text != '\0') {
			end = g_utf8_next_char(text);
			g_string_append_len(out, text, end - text);
			text = end;
		}
	}
}

/* Digits before the subscriber number of a landline: 010 and 02x have three. */
static size_t area_code(const char *digits)
{
	if (digits[0] != '0')
		return 0;
	return digits[1] == '1' || digits[1] == '2' ? 3 : 4;
}

static void mask_phone(GString *out, const char *text)
{
	GString *digits = g_string_new(NULL);
	size_t area;

	for (const char *p = text; *p != '\0'; p++)
		if (g_ascii_isdigit(*p))
			g_string_append_c(digits, *p);
	area = area_code(digits->str);
	if (digits->len == 11 && digits->str[0] == '1')
		g_string_append_printf(out, "%.3s****%s", digits->str, digits->str + 7);
	else if (area > 0 && digits->len >= area + 7)
		g_string_append_printf(out, "%.*s-****%s", (int)area, digits->str, digits->str + digits->len - 3);
	else if (digits->len >= 7)
		g_string_append_printf(out, "****%s", digits->str + digits->len - 3);
	else
		g_string_append(out, "****");
	g_string_free(digits, TRUE);
}

static void mask_id(GString *out, enum plan_profile profile, const char *text)
{
	size_t n = strlen(text);
	bool ascii = g_str_is_ascii(text);

	if (ascii && profile == PLAN_INSPECT && n >= 15) {
		g_string_append_len(out, text, 6);
		stars(out, (glong)n - 10);
	} else {
		stars(out, 4);
	}
	if (ascii && n >= 8)
		g_string_append(out, text + n - 4);
}

const char *plan_mask(struct arena *arena, enum plan_pd pd, enum plan_profile profile, const char *text)
{
	GString *out;
	const char *masked;

	if (text == NULL || text[0] == '\0' || pd == PLAN_PD_NONE)
		return text;
	if (profile != PLAN_PUBLIC && (pd == PLAN_PD_NAME || pd == PLAN_PD_SENSITIVE))
		return text;
	if (!g_utf8_validate(text, -1, NULL) || pd == PLAN_PD_SENSITIVE)
		return "***";
	if (pd == PLAN_PD_PHONE && profile == PLAN_DISTRICT_STAFF)
		return "";
	out = g_string_new(NULL);
	if (pd == PLAN_PD_NAME)
		mask_names(out, text);
	else if (pd == PLAN_PD_PHONE)
		mask_phone(out, text);
	else
		mask_id(out, profile, text);
	masked = arena_strdup(arena, out->str);
	g_string_free(out, TRUE);
	return masked;
}

/* faults.c -- the forms and faults of a dirty season. */
#include "season/faults.h"

static const struct style styles[9][2] = {
	{ { .says = "Excel, CSV UTF-8", .encoding = UTF8_BOM, .dates = SLASH, .keys = PREFIXED, .crlf = true },
	  { .says = "Excel, CSV UTF-8", .encoding = UTF8_BOM, .dates = SLASH, .keys = PREFIXED, .crlf = true } },
	{ { .says = "plain", .encoding = UTF8, .dates = ISO, .keys = PREFIXED },
	  { .says = "plain", .encoding = UTF8, .dates = ISO, .keys = PREFIXED } },
	{ { .says = "names instead of codes", .encoding = UTF8, .dates = DOTS, .keys = NAMED, .crlf = true },
	  { .says = "names instead of codes", .encoding = UTF8, .dates = DOTS, .keys = NAMED, .crlf = true } },
	{ { .says = "Excel, ANSI", .encoding = GB, .dates = HAN, .keys = PREFIXED, .crlf = true, .chinese_names = true },
	  { .says = "Excel, ANSI", .encoding = GB, .dates = HAN, .keys = PREFIXED, .crlf = true, .chinese_names = true } },
	{ { .says = "XML in GBK", .encoding = GB, .dates = ISO, .keys = BARE, .xml = true, .codes = true },
	  { .says = "XML", .encoding = UTF8, .dates = ISO, .keys = BARE, .xml = true, .codes = true } },
	{ { .says = "a printed form", .encoding = UTF8_BOM, .dates = HAN, .keys = DASHED, .crlf = true, .serial = true,
	    .titles = true, .totals = true, .chinese_names = true },
	  { .says = "a printed form", .encoding = UTF8_BOM, .dates = HAN, .keys = DASHED, .crlf = true, .serial = true,
	    .titles = true, .totals = true, .chinese_names = true } },
	{ { .says = "careless", .encoding = GB, .dates = SLASH, .keys = PREFIXED, .crlf = true },
	  { .says = "careless", .encoding = GB, .dates = SLASH, .keys = PREFIXED, .crlf = true } },
	{ { .says = "silent" }, { .says = "silent" } },
	{ { .says = "English headers, codes, 万元", .encoding = UTF8, .dates = ISO, .keys = BARE, .codes = true, .wan = true },
	  { .says = "English headers, codes, 万元", .encoding = UTF8, .dates = ISO, .keys = BARE, .codes = true, .wan = true } },
};
static const struct style clean_csv = { .says = "clean", .encoding = UTF8, .dates = ISO, .keys = PREFIXED };
static const struct style clean_xml = { .says = "clean", .encoding = UTF8, .dates = ISO, .keys = BARE, .xml = true,
	.codes = true };

const struct style *style_of(const struct world *w, const struct township *t, int phase)
{
	if (w->options.dirty)
		return &styles[t->index % 9][phase];
	return t->index * 100 < w->options.xml_share * w->n_townships ? &clean_xml : &clean_csv;
}

bool township_is_silent(const struct world *w, const struct township *t)
{
	return w->options.dirty && t->index % 9 == 7;
}

struct fault { int township; enum form_id form; unsigned row; const char *column, *value, *says; };

static const struct fault faults[] = {
	/* Township 7: refused rows. */
	{ 6, F_ORGANIZATIONS, 4, "established_date", "2021/2/30", "no such day" },
	{ 6, F_ORGANIZATIONS, 9, "status_kind", "已备过案", "unknown label" },
	{ 6, F_ORGANIZATIONS, 13, "community_code", "4.50199E+11", "Excel's scientific notation" },
	{ 6, F_ORGANIZATIONS, 17, "members", "约50", "not exact" },
	{ 6, F_ORGANIZATIONS, 21, "org_name", "", "required" },
	{ 6, F_ORGANIZATIONS, 26, "is_brand", "待定", "neither yes nor no" },
	{ 6, F_ACTIVITIES, 7, "participants", "50余人", "not exact" },
	{ 6, F_ACTIVITIES, 15, "activity_date", "2023.1", "ambiguous month" },
	{ 6, F_ACTIVITIES, 22, "series", "邻里守护", "unknown label" },
	{ 6, F_ACTIVITIES, 31, "community_code", "Q450199103999", "not in the roster" },
	{ 6, F_ACTIVITIES, 40, "participants", "20-30", "a range" },
	{ 6, F_FUNDS, 2, "amount", "#REF!", "Excel's error" },
	/* Township 7: odd, but readable. */
	{ 6, F_ACTIVITIES, 3, "participants", "３６", "full-width digits" },
	{ 6, F_ACTIVITIES, 11, "participants", "30人次", "unit in the cell" },
	{ 6, F_ACTIVITIES, 18, "beneficiaries", "1,204", "separated thousands" },
	{ 6, F_FUNDS, 4, "amount", "3.5万元", "unit in the cell" },
	{ 6, F_FUNDS, 4, "spent", "2.8万元", "unit in the cell" },
	{ 6, F_ORGANIZATIONS, 6, "charter_model", "√", "tick" },
	/* Planted hits of the cross-checks. */
	{ 2, F_ACTIVITIES, 10, "evidence", "ZM-003-HD-0003", "X11: evidence used before" },
};

static void plant_in(struct filling *f, const struct fault *x)
{
	struct sheet *s = f->sheets[x->form];

	if (x->row < sheet_rows(s))
		sheet_set(s, x->row, x->column, x->value);
}

/* Township 3 estimates: four in five of its participants are multiples of 50 (X13). */
static void round_numbers(struct sheet *s)
{
	for (unsigned row = 0; row < sheet_rows(s); row++)
		if (row % 5 != 0) {
			sheet_set(s, row, "participants", row % 3 == 0 ? "100" : "50");
			sheet_set(s, row, "volunteers", "10");
			sheet_set(s, row, "volunteer_hours", "20");
		}
}

static void copy_cells(struct sheet *s, unsigned from, unsigned to, const char *const *columns, int n)
{
	for (int i = 0; i < n; i++) {
		char *value = g_strdup(sheet_cell(s, from, (unsigned)sheet_column(s, columns[i])));

		sheet_set(s, to, columns[i], value);
		g_free(value);
	}
}

void faults_plant(struct filling *f)
{
	static const char *const same_event[] = { "activity_date", "end_date", "title" };
	int index = f->township->index;

	if (!f->world->options.dirty)
		return;
	for (size_t i = 0; i < G_N_ELEMENTS(faults); i++)
		if (faults[i].township == index)
			plant_in(f, &faults[i]);
	if (index == 2) {
		round_numbers(f->sheets[F_ACTIVITIES]);
		copy_cells(f->sheets[F_ACTIVITIES], 2, 40, same_event, 3);
	}
}

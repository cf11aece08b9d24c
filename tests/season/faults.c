/* faults.c -- the forms and faults of a dirty season. */
#include "season/faults.h"

static const struct style styles[9] = {
	{ .says = "Excel, CSV UTF-8", .encoding = UTF8_BOM, .dates = SLASH, .keys = PREFIXED, .crlf = true },
	{ .says = "plain", .encoding = UTF8, .dates = ISO, .keys = PREFIXED },
	{ .says = "names instead of codes", .encoding = UTF8, .dates = DOTS, .keys = NAMED, .crlf = true },
	{ .says = "Excel, ANSI", .encoding = GB, .dates = HAN, .keys = PREFIXED, .crlf = true,
	  .chinese_names = true },
	{ .says = "XML in GBK", .encoding = GB, .dates = ISO, .keys = BARE, .xml = true, .codes = true },
	{ .says = "a printed form", .encoding = UTF8_BOM, .dates = HAN, .keys = DASHED, .crlf = true,
	  .serial = true, .titles = true, .totals = true, .chinese_names = true, .wrong_total = "participants" },
	{ .says = "careless", .encoding = GB, .dates = SLASH, .keys = PREFIXED, .crlf = true },
	{ .says = "silent" },
	{ .says = "codes, 万元", .encoding = UTF8, .dates = ISO, .keys = BARE, .codes = true, .wan = true },
};
/* What some do differently in the wrap-up. */
static const struct style later[9] = {
	[1] = { .says = "exported by a system", .encoding = UTF8, .dates = ISO, .keys = PREFIXED, .english = true },
	[4] = { .says = "XML", .encoding = UTF8, .dates = ISO, .keys = BARE, .xml = true, .codes = true },
	[5] = { .says = "the form, added up rightly", .encoding = UTF8_BOM, .dates = HAN, .keys = DASHED,
	  .crlf = true, .serial = true, .titles = true, .totals = true, .chinese_names = true },
};
static const struct style clean_csv = { .says = "clean", .encoding = UTF8, .dates = ISO, .keys = PREFIXED };
static const struct style clean_xml = { .says = "clean", .encoding = UTF8, .dates = ISO, .keys = BARE,
	.xml = true, .codes = true };

const struct style *style_of(const struct world *w, const struct township *t, int phase)
{
	int kind = t->index % (int)G_N_ELEMENTS(styles);

	if (w->options.dirty)
		return phase > 0 && later[kind].says != NULL ? &later[kind] : &styles[kind];
	return t->index * 100 < w->options.xml_share * w->n_townships ? &clean_xml : &clean_csv;
}

bool township_is_silent(const struct world *w, const struct township *t)
{
	return w->options.dirty && t->index % 9 == 7;
}

enum { FIRST = 1, LAST = 2, BOTH = 3 };   /* phases; what is only FIRST was corrected after the return slip */

struct fault {
	int township, phases, version;
	enum form_id form;
	unsigned row;
	const char *column, *value;
	const char *says;          /* for the reader of this code */
};

static const struct fault faults[] = {
	/* Township 7: refused rows. */
	{ 6, BOTH, 0, F_ORGANIZATIONS, 4, "established_date", "2021/2/30", "no such day" },
	{ 6, FIRST, 0, F_ORGANIZATIONS, 9, "status_kind", "已备过案", "unknown label" },
	{ 6, FIRST, 0, F_ORGANIZATIONS, 13, "community_code", "4.50199E+11", "Excel's scientific notation" },
	{ 6, BOTH, 0, F_ORGANIZATIONS, 17, "members", "约50", "not exact" },
	{ 6, FIRST, 0, F_ORGANIZATIONS, 21, "org_name", "", "required" },
	{ 6, FIRST, 0, F_ORGANIZATIONS, 26, "is_brand", "待定", "neither yes nor no" },
	{ 6, BOTH, 0, F_ACTIVITIES, 7, "participants", "50余人", "not exact" },
	{ 6, FIRST, 0, F_ACTIVITIES, 15, "activity_date", "2023.1", "ambiguous month" },
	{ 6, FIRST, 0, F_ACTIVITIES, 22, "series", "邻里守护", "unknown label" },
	{ 6, BOTH, 0, F_ACTIVITIES, 31, "community_code", "Q450199103999", "not in the roster (X01)" },
	{ 6, FIRST, 0, F_ACTIVITIES, 40, "participants", "20-30", "a range" },
	{ 6, BOTH, 0, F_FUNDS, 2, "amount", "#REF!", "Excel's error" },
	/* Township 7: odd, but readable. */
	{ 6, BOTH, 0, F_ACTIVITIES, 3, "participants", "３６", "full-width digits" },
	{ 6, BOTH, 0, F_ACTIVITIES, 11, "participants", "30人次", "unit in the cell" },
	{ 6, BOTH, 0, F_ACTIVITIES, 11, "volunteers", "8", "fewer than the participants" },
	{ 6, BOTH, 0, F_ACTIVITIES, 11, "volunteer_hours", "16", "of eight volunteers" },
	{ 6, BOTH, 0, F_ACTIVITIES, 18, "beneficiaries", "1,204", "separated thousands" },
	{ 6, BOTH, 0, F_FUNDS, 4, "amount", "3.5万元", "unit in the cell" },
	{ 6, BOTH, 0, F_FUNDS, 4, "spent", "2.8万元", "unit in the cell" },
	{ 6, BOTH, 0, F_ORGANIZATIONS, 6, "charter_model", "√", "tick" },
	{ 6, BOTH, 0, F_ORGANIZATIONS, 30, "leader_name", "陈?", "a character that GBK lacks was lost" },
	{ 6, FIRST, 0, F_PROBLEMS, 1, "content", "居民（身份证号450199196001011237，电话13800001234）反映活动台账长期未更新",
	  "identity number and phone in free text; invented" },
	/* The first version of township 2; the second is right. */
	{ 1, FIRST, 1, F_COMMUNITIES, 2, "contact_count_2023", "60", "X12: more contacts than records" },
	{ 1, FIRST, 1, F_ORGANIZATIONS, 12, "members", "百余人", "not a number" },
	{ 1, FIRST, 1, F_ACTIVITIES, 5, "activity_date", "2023-13-01", "no such month" },
	/* Hits of the cross-checks. */
	{ 0, BOTH, 0, F_ORGANIZATIONS, 8, "is_brand", "是", "X03: no row of brands" },
	{ 0, BOTH, 0, F_ORGANIZATIONS, 16, "org_name", "XX区邻里互助志愿服务队", "X09" },
	{ 0, BOTH, 0, F_ORGANIZATIONS, 16, "leader_name", "韦海燕", "X09" },
	{ 1, BOTH, 0, F_ORGANIZATIONS, 19, "org_name", "XX区邻里互助志愿服务队", "X09: the same in two townships" },
	{ 1, BOTH, 0, F_ORGANIZATIONS, 19, "leader_name", "韦海燕", "X09" },
	{ 2, BOTH, 0, F_ACTIVITIES, 4, "evidence", "ZM-003-HD-0011", "X11" },
	{ 2, BOTH, 0, F_ACTIVITIES, 10, "evidence", "ZM-003-HD-0011", "X11: evidence used twice" },
	{ 3, BOTH, 0, F_ORGANIZATIONS, 14, "org_name", "金桂街道阳光义工队", "X09" },
	{ 3, BOTH, 0, F_ORGANIZATIONS, 14, "leader_name", "玉丽华", "X09" },
	{ 3, BOTH, 0, F_ORGANIZATIONS, 34, "org_name", "金桂街道阳光义工队", "X09: in two communities" },
	{ 3, BOTH, 0, F_ORGANIZATIONS, 34, "leader_name", "玉丽华", "X09" },
	{ 3, BOTH, 0, F_ORGANIZATIONS, 5, "rural_kind", "乡贤理事会", "X17: in an urban community" },
	{ 3, BOTH, 0, F_PURCHASES, 0, "amount", "88000", "X07: more than the funds for purchases" },
	{ 3, BOTH, 0, F_ORGANIZATIONS, 9, "leader_name", "覃䶮", "only in GB 18030" },
	{ 4, BOTH, 0, F_ORGANIZATIONS, 13, "leader_name", "农永强", "X19" },
	{ 4, BOTH, 0, F_ORGANIZATIONS, 13, "leader_phone", "13800450199", "X19" },
	{ 4, BOTH, 0, F_ORGANIZATIONS, 18, "leader_name", "农永强", "X19" },
	{ 4, BOTH, 0, F_ORGANIZATIONS, 18, "leader_phone", "13800450199", "X19" },
	{ 4, BOTH, 0, F_ORGANIZATIONS, 22, "leader_name", "农永强", "X19" },
	{ 4, BOTH, 0, F_ORGANIZATIONS, 22, "leader_phone", "13800450199", "X19" },
	{ 4, BOTH, 0, F_ORGANIZATIONS, 27, "leader_name", "农永强", "X19: leads more than three" },
	{ 4, BOTH, 0, F_ORGANIZATIONS, 27, "leader_phone", "13800450199", "X19" },
	{ 4, BOTH, 0, F_BRANDS, 1, "media_count", "9", "X08: more than the reports" },
	{ 5, FIRST, 0, F_COMMUNITIES, 3, "contact_count_2023", "60", "X12: more contacts than records" },
	{ 5, FIRST, 0, F_ORGANIZATIONS, 7, "closed_date", "2023年3月31日", "X04: and active afterwards" },
	{ 5, LAST, 0, F_ORGANIZATIONS, 8, "closed_date", "2023年3月31日", "X04" },
	{ 6, BOTH, 0, F_INCUBATORS, 0, "graduated_2022", "4", "X06: more than the organisations say" },
};

static void plant_in(struct filling *f, const struct fault *x)
{
	struct sheet *s = f->sheets[x->form];

	if (x->township == f->township->index && (x->phases & 1 << f->phase) != 0
	    && (x->version == 0 || x->version == f->version) && x->row < sheet_rows(s))
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
		plant_in(f, &faults[i]);
	if (index == 2) {
		round_numbers(f->sheets[F_ACTIVITIES]);
		copy_cells(f->sheets[F_ACTIVITIES], 2, 8, same_event, 3);
	}
}

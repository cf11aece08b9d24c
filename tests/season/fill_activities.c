/* fill_activities.c -- the largest table: what the organisations did, day by day. */
#include "season/fill.h"

#include <stdlib.h>
#include <string.h>

/* "U:" and "R:" mark what only towns or villages do. */
struct titles { int field; const char *title[9]; };

static const struct titles titles[] = {
	{ 1, { "{点}平安夜巡", "{社}反诈骗宣传进{点}", "{点}消防安全隐患排查", "{社}“{节}”安全巡查", "U:{点}出租屋安全走访",
	  "{社}防溺水巡护", "U:{点}电动自行车充电隐患排查", "R:{社}平安宣传赶集日", "{点}护学岗值守" } },
	{ 2, { "{点}邻里纠纷调解", "{社}“说和日”接待", "U:{点}漏水纠纷现场调解", "{社}婚姻家庭矛盾疏导", "U:{社}“法律夜门诊”",
	  "R:{点}宅基地边界纠纷调解", "{社}民法典宣讲进{点}", "{社}矛盾纠纷集中排查", "U:{点}噪声纠纷劝导" } },
	{ 3, { "U:{点}加装电梯协商会", "{社}居民议事会", "R:{社}“榕树下”协商", "{点}路灯维修议事", "{社}公共空间改造征求意见",
	  "R:{社}村规民约修订协商", "U:{点}晾晒区设置恳谈", "U:{社}“小板凳”议事", "U:{点}健身器材更新协商" } },
	{ 4, { "{社}“{节}”敬老志愿服务", "{点}爱心义剪", "{社}独居老人探访", "{点}便民维修日", "{社}四点半课堂",
	  "R:{社}“{节}”关爱留守儿童", "{点}免费量血压", "{社}旧衣捐赠整理", "{点}助老打扫" } },
	{ 5, { "{社}社区矫正帮扶谈心", "{社}矫正对象公益劳动", "{社}矫正对象就业推介", "{社}法治教育小课堂",
	  "{社}家庭支持小组", "{社}矫正对象“{节}”走访", "{社}公益劳动日", "{社}心理疏导活动", "{社}技能体验活动" } },
	{ 6, { "{社}禁毒宣传进{点}", "{社}“{节}”禁毒知识问答", "{点}禁毒展板巡展", "{社}社区戒毒家属支持小组", "{社}无毒家庭宣讲",
	  "{点}禁毒宣传入户", "{社}禁毒微课堂", "{社}青少年毒品预防教育", "{社}同伴支持活动" } },
	{ 7, { "{社}康复训练小组", "{社}残疾人手工坊", "{点}上门康复指导", "{社}辅具借用服务日", "{社}“{节}”助残活动",
	  "{社}心理健康讲座", "{社}慢病自我管理小组", "{点}康复互助聚会", "{社}照护者喘息活动" } },
	{ 8, { "{点}清洁家园行动", "{社}垃圾分类入户宣传", "R:{社}护河清漂", "U:{点}楼道杂物清理", "{社}“{节}”爱国卫生运动",
	  "{点}绿化补种", "U:{社}文明养犬劝导", "R:{点}沟渠清淤", "{社}旧物交换集市" } },
	{ 9, { "{点}物业服务满意度走访", "{点}停车秩序协商", "{社}物业开放日", "{点}公共收益公示监督", "{点}电梯维保监督",
	  "{社}业主意见收集日", "{点}门禁更新协商", "{社}小区治理沙龙", "{点}管网改造通报会" } },
	{ 10, { "{社}新市民融入茶话会", "{社}流动人口政策咨询", "{点}流动儿童成长营", "{社}新市民就业推介", "{社}“{节}”新老居民联欢",
	  "{点}租客安全课堂", "{社}异乡人家宴", "{社}居住证办理辅导", "{点}新市民读书角" } },
	{ 11, { "{社}农技培训", "{点}果树修剪现场指导", "{社}乡贤恳谈会", "{社}移风易俗宣传", "{点}村道养护义务劳动",
	  "{社}农产品直播助销", "{社}红白事简办劝导", "{点}田间课堂", "{社}“{节}”乡贤助学" } },
	{ 99, { "{社}“{节}”文艺演出", "{社}山歌大家唱", "{社}读书分享会", "{点}广场舞展演", "{社}书画进{点}", "{社}太极晨练公开课",
	  "{社}“{节}”民俗展示", "{社}传统文化小课堂", "{社}百姓故事会" } },
};

static const char *const estates[] = {
	"锦园小区", "翠湖小区", "三号院", "教师新村", "安居苑", "怡和花园", "江景苑", "老机关宿舍", "供销社宿舍", "幸福里",
	"滨河小区", "阳光花园", "糖厂生活区", "东门巷", "平安里", "育才小区",
};
static const char *const hamlets[] = {
	"上屯", "下屯", "坡头屯", "大榕屯", "新村屯", "岭背屯", "那良屯", "河边屯", "旧村屯", "石板屯", "竹园屯", "水口屯",
};

static const char *title_of(int field, bool rural, struct prng *r)
{
	int start = prng_below(r, 9);
	size_t i = 0;

	while (titles[i].field != field)
		i++;
	for (int k = 0;; k++) {
		const char *title = titles[i].title[(start + k) % 9];

		if (title[1] != ':')
			return title;
		if ((title[0] == 'R') == rural)
			return title + 2;
	}
}

/* Consultation counts under the second series wherever it comes from. */
static int series_of(const struct org *o, int field)
{
	if (field == 99)
		return 4;
	if (field == 3 || field == 9)
		return 2;
	if (field == 1 || field == 2 || field == 6)
		return 3;
	return o->kind->series;
}

static int second_field(const struct org *o)
{
	const char *space = strchr(o->kind->fields, ' ');

	return space != NULL ? atoi(space + 1) : o->kind->main_field;
}

static void put_people(struct sheet *s, const struct org *o, int population, int field, struct prng *r)
{
	int participants = prng_between(r, 9, o->brand ? 96 : 58) + (prng_chance(r, 8) ? 87 : 0);
	int ready = prng_between(r, 3, MAX(6, o->members)), volunteers = MIN(participants, ready);
	int halves = prng_between(r, 3, 8);
	int reached = participants * prng_between(r, 10, 35) / 10 + prng_below(r, 7);
	bool served = field == 4 || field == 7 || field == 8 || prng_chance(r, 55);

	if (!served)
		volunteers = 0;
	put_int(s, participants);
	put_int(s, volunteers);
	put_tenths(s, volunteers * halves * 5);
	put_int(s, MIN(population, reached));
	if (prng_chance(r, 40))
		put_money(s, 100 * (int64_t)prng_between(r, 60, 1800));
	else
		put_blank(s);
}

struct event { const struct org *org; int day, field; const char *title, *spot; };

static struct event some_event(const struct township *t, const struct org *o, int day, struct prng *r)
{
	bool rural = o->community >= 0 && t->communities[o->community].kind == 'R';
	int field = prng_chance(r, 78) ? o->kind->main_field : second_field(o);
	const char *spot = rural ? PRNG_PICK(r, hamlets) : PRNG_PICK(r, estates);

	return (struct event){ o, day, field, title_of(field, rural, r), spot };
}

/* Two organisations must not seem to report one event: a second one is moved by days, within its span. */
static void space_out(struct event *e, GHashTable *taken, int from)
{
	for (int tries = 0; tries < 7; tries++, e->day -= e->day > from) {
		const char *spot = strstr(e->title, "{点}") != NULL ? e->spot : "";

		if (g_hash_table_add(taken, g_strdup_printf("%d %d %s %s", e->day, e->org->community, e->title, spot)))
			return;
	}
}

static void put_activity(struct sheet *s, const struct township *t, const struct event *e, int serial,
	struct prng *r)
{
	static const char *const linked[] = { "1 2", "1 2 4", "1 2 3 4", "2 4", "1 2 3", "1 2 3 4 5", "1 2 5" };
	const struct org *o = e->org;

	put_format(s, "ACT%05d", serial);
	put(s, o->id);
	put_place(s, t, o->community);
	put_day(s, e->day);
	put_day(s, prng_chance(r, 6) ? e->day + 1 : e->day);
	put_filled(s, e->title, t, o, e->spot, day_month(e->day));
	put_code(s, L_AS, series_of(o, e->field));
	put_code(s, L_SF, e->field);
	put_multi(s, L_WS, PRNG_PICK(r, linked));
	put_int(s, prng_chance(r, 35) ? prng_between(r, 1, 4) : 0);
	put_people(s, o, o->community < 0 ? t->population : t->communities[o->community].population, e->field, r);
	if (prng_chance(r, 88))
		put_evidence(s, t, "HD", serial);
	else
		put_blank(s);
}

void fill_activities(struct filling *f, struct sheet *s)
{
	const struct township *t = f->township;
	struct prng r = fill_stream(f, S_ACTIVITIES);
	GHashTable *taken = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	int serial = 0;

	for (int i = 0; i < t->n_orgs; i++) {
		const struct org *o = &t->orgs[i];
		int from = MAX(o->established, day_of(2022, 1, 1));
		int to = MIN(o->closed != 0 ? o->closed - 2 : G_MAXINT, day_of(2023, 11, 28));

		for (int a = 0; a < o->activities; a++) {
			int busy = prng_chance(&r, 45) ? MIN(MAX(from, day_of(2022, 12, 1)), MAX(from, to)) : from;
			struct event e = some_event(t, o, prng_between(&r, busy, MAX(from, to)), &r);   /* the work grows */

			space_out(&e, taken, from);
			put_activity(s, t, &e, ++serial, &r);
			row_keep(s, e.day + 1 <= f->cutoff && to >= from);
		}
	}
	g_hash_table_destroy(taken);
}

/* fill_fame.c -- brands and publicity. */
#include "season/fill.h"

struct medium { const char *name; int level, channel; };

static const struct medium media[] = {
	{ "XX区融媒体中心", 1, 4 }, { "XX区融媒体中心", 1, 4 }, { "XX区人民政府网", 1, 3 }, { "XX区民政微信公众号", 1, 4 },
	{ "XX晚报", 2, 1 }, { "XX电视台", 2, 2 }, { "XX市民政局网站", 2, 3 }, { "自治区民政厅网站", 3, 3 },
	{ "自治区社会组织公众号", 3, 4 }, { "《乡镇论坛》杂志", 4, 1 },
};

static const char *const headlines[] = {
	"{组}：把矛盾化解在家门口", "小队伍办大事——{组}的一天", "{社}有支热心队伍，邻里有事随叫随到", "{组}暖了一条街",
	"党建引领聚合力 {社}社会组织显身手", "“{节}”里的志愿红：{组}活动纪实", "从“站着看”到“一起干”：{社}治理新变化",
	"{组}获评品牌社区社会组织", "{社}：一社一品育新风", "听{组}负责人讲为民服务的故事", "{组}开展“{节}”主题活动",
	"多方协商解难题，{社}老旧小区换新颜", "{社}社会组织联手开展便民集市", "共建共治共享，{社}有妙招",
};

struct press { struct filling *f; struct sheet *s; struct prng r; int serial; };

static void put_item(struct press *p, struct org *o, const char *title, const struct medium *m, int day)
{
	int form = prng_between(&p->r, 1, 5);

	put_format(p->s, "XC%04d", ++p->serial);
	put_day(p->s, day);
	put(p->s, m->name);
	put_code(p->s, L_ML, m->level);
	put_code(p->s, L_PFM, form);
	put_code(p->s, L_CH, m->channel);
	put_filled(p->s, title, p->f->township, o, "", day_month(day));
	if (m->channel == 3 || m->channel == 4)
		put_format(p->s, "https://news.example.cn/%d/%s-%04d.html", day_year(day), p->f->township->code + 6,
			p->serial);
	else
		put_blank(p->s);
	put(p->s, o->id);
	row_keep(p->s, day <= p->f->cutoff);
	if (day <= p->f->cutoff)
		o->media++;
}

static void own_account(const struct press *p, struct medium *m, char name[64])
{
	g_snprintf(name, 64, "%s微信公众号", p->f->township->name);
	*m = (struct medium){ name, 5, 4 };
}

/* A report in the district's or a higher medium is often reprinted by the township's own account. */
void fill_publicity(struct filling *f, struct sheet *s)
{
	struct press p = { f, s, fill_stream(f, S_PUBLICITY), 0 };
	const struct township *t = f->township;

	for (int i = 0; i < t->n_orgs; i++)
		t->orgs[i].media = 0;
	for (int i = 0; i < t->profile->publicity; i++) {
		int day = day_of(2022, 6, 15) + prng_below(&p.r, 525), start = prng_below(&p.r, t->n_orgs);
		struct org *o = NULL;
		struct medium own;
		char name[64];

		for (int k = 0; k < t->n_orgs && o == NULL; k++) {
			struct org *candidate = &t->orgs[(start + k) % t->n_orgs];

			if (candidate->brand && org_active(candidate, day))
				o = candidate;
		}
		if (o == NULL)
			o = &t->orgs[t->n_orgs - 1];
		own_account(&p, &own, name);
		if (prng_chance(&p.r, 70)) {
			const char *title = PRNG_PICK(&p.r, headlines);

			put_item(&p, o, title, &media[prng_below(&p.r, (int)G_N_ELEMENTS(media))], day);
			if (prng_chance(&p.r, 25))
				put_item(&p, o, title, &own, day + 1);
		} else {
			put_item(&p, o, PRNG_PICK(&p.r, headlines), &own, day);
		}
	}
}

/* ---- brands ----------------------------------------------------------------- */

static void put_rating(struct sheet *s, int rating, const char *const reasons[3])
{
	put_int(s, rating);
	put(s, reasons[rating >= 5 ? 0 : rating == 4 ? 1 : 2]);
}

static void put_brand(struct filling *f, struct sheet *s, const struct org *o, struct prng *r)
{
	static const char *const appeal[3] = { "居民主动报名踊跃，活动常年满员", "能稳定组织本社区居民参加活动", "以老会员为主，新人加入不多" };
	static const char *const cohesion[3] = { "成员稳定，驻区单位主动参与共建", "成员较稳定，与社区配合默契", "成员流动较大，需加强凝聚" };
	static const char *const sustain[3] = { "有发展规划和稳定经费来源", "有发展规划，经费以项目补助为主", "经费来源单一，发展规划有待完善" };
	static const char *const awards[] = { "", "", "", "区级优秀志愿服务组织", "市级最美志愿服务团队", "镇街先进社会组织", "区级示范社区社会组织" };
	const struct township *t = f->township;
	bool planned = prng_chance(r, t->profile->charter - 15);
	int level = prng_chance(r, 12) ? 4 : prng_chance(r, 30) ? 3 : prng_chance(r, 70) ? 2 : 1;
	int copies = prng_chance(r, t->profile->brands_two) ? prng_between(r, 1, 4) : 0;

	put(s, o->id);
	put_format(s, o->kind->brand, o->community < 0 ? t->name : t->communities[o->community].shortname);
	put_code(s, L_BT, o->kind->brand_type);
	put_code(s, L_SF, o->kind->main_field);
	put_day(s, o->named);
	put_code(s, L_BL, level);
	put_bool(s, planned);
	put_int(s, copies);
	put_int(s, o->media);
	put(s, PRNG_PICK(r, awards));
	put_rating(s, prng_between(r, 3, 5), appeal);
	put_rating(s, prng_between(r, 3, 5), cohesion);
	put_rating(s, planned ? prng_between(r, 4, 5) : 3, sustain);
	row_keep(s, o->named <= f->cutoff);
}

void fill_brands(struct filling *f, struct sheet *s)
{
	struct prng r = fill_stream(f, S_BRANDS);

	for (int i = 0; i < f->township->n_orgs; i++)
		if (f->township->orgs[i].brand)
			put_brand(f, s, &f->township->orgs[i], &r);
}

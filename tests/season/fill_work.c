/* fill_work.c -- party work, trainings, support for people. */
#include "season/fill.h"

enum { VISIT = 1, MEETING, COBUILD, PARTY_DAY, SERVICE, NEW_MEMBER, PARTTIME };

static const char *const contents[8][5] = {
	[VISIT] = { "走访{组}，了解活动开展和经费使用情况，听取负责人意见建议",
		"到{组}活动现场了解队伍运转情况，就场地不足问题当场联系协调", "联系{组}，通报社区近期重点工作，商定下一步服务项目",
		"走访{组}骨干，了解思想动态，宣讲最新惠民政策", "与{组}负责人面对面交流，指导完善活动台账和财务公开" },
	[MEETING] = { "召开社区党组织与社会组织联席会议，研究{点}环境整治分工", "召开季度联席会议，通报服务清单认领和完成情况",
		"召开联席会议，研究{节}期间志愿服务安排", "召开联席会议，会商加装电梯、停车等居民反映集中的事项",
		"召开联席会议，研究公益创投项目申报和资源对接" },
	[COBUILD] = { "联合驻区单位开展“共驻共建”便民服务进{点}", "联合辖区学校、卫生院开展“{节}”共建活动",
		"与共建单位党支部共同清理{点}卫生死角", "共建单位捐赠图书，在{点}设立居民读书角", "联合驻区企业开展助困走访，慰问困难家庭" },
	[PARTY_DAY] = { "组织党员开展“{节}”主题党日，重温入党誓词", "组织社会组织党员开展理论学习和志愿服务主题党日",
		"开展“我是党员我先行”主题党日，参与{点}环境整治", "组织党员到廉政教育基地开展主题党日",
		"开展主题党日，党员带头认领居民“微心愿”" },
	[SERVICE] = { "为{点}更换损坏路灯，解决居民夜间出行难题", "协调在{点}增设休息座椅和晾晒架",
		"帮助独居老人维修水电、清理杂物", "协调疏通{点}堵塞管网，解决污水外溢问题", "为{点}困难家庭对接爱心助学资源" },
	[NEW_MEMBER] = { "将符合条件的社区社会组织骨干培养发展为党员", "从社区社会组织骨干中培养发展党员，党组织已批复",
		"培养发展社区社会组织骨干入党", "发展社区社会组织骨干为预备党员", "社区社会组织骨干按期转为正式党员" },
	[PARTTIME] = { "吸收社区社会组织优秀党员负责人担任社区党组织兼职委员", "增补社区社会组织党员负责人为兼职委员",
		"聘任社区社会组织党员负责人为兼职委员", "社区党员大会通过兼职委员人选", "新增兼职委员，联系文体类社会组织" },
};
static const char *const rounds[] = {
	"走访辖区社区社会组织，了解活动开展情况和困难诉求", "到活动现场与骨干座谈，收集居民对社会组织服务的意见",
	"联系文体类组织负责人，商定活动场地错峰使用安排", "走访公益类组织，督促完善台账、公开收支", "联系新成立组织，指导办理备案和章程修订",
};
static const char *const spots[] = { "老旧小区", "农贸市场周边", "文化广场", "主干道沿线", "居民活动中心", "河堤沿线" };

struct party { struct filling *f; struct sheet *s; struct prng r; int serial; };

static void put_party(struct party *p, int community, int kind, int day)
{
	const struct township *t = p->f->township;
	struct community *c = &t->communities[community];
	const struct org *o = c->n_orgs > 0 ? &t->orgs[c->first_org + prng_below(&p->r, c->n_orgs)]
		: &t->orgs[t->n_orgs - 1];
	bool named = kind <= COBUILD && c->n_orgs > 0 && org_active(o, day);
	int persons = kind >= NEW_MEMBER ? prng_between(&p->r, 1, 2) : prng_between(&p->r, 3, 28);
	const char *text = PRNG_PICK(&p->r, contents[kind]), *spot = PRNG_PICK(&p->r, spots);
	const char *round = PRNG_PICK(&p->r, rounds);

	put_format(p->s, "DJ%04d", ++p->serial);
	put_place(p->s, t, community);
	put(p->s, named ? o->id : "");
	put_day(p->s, day);
	put_code(p->s, L_PK, kind);
	put_int(p->s, persons);
	put_filled(p->s, !named && kind == VISIT ? round : text, t, o, spot,
		day_month(day));
	if (prng_chance(&p->r, 80))
		put_evidence(p->s, t, "DJ", p->serial);
	else
		put_blank(p->s);
	row_keep(p->s, day <= p->f->cutoff);
	if (kind == VISIT && day <= p->f->cutoff)
		c->contacts[day_year(day) - 2022]++;
}

/* All within the implementation phase, to which the records belong. */
static int some_day(struct prng *r, int year)
{
	return year == 2022 ? day_of(2022, 6, 1) + prng_below(r, 213) : day_of(2023, 1, 4) + prng_below(r, 239);
}

static void party_year(struct party *p, int community, int year)
{
	const struct profile *like = p->f->township->profile;
	const struct community *c = &p->f->township->communities[community];
	int visits = c->contact_system ? like->contacts + prng_between(&p->r, -1, 1) : prng_below(&p->r, 2);
	int shared = like->cobuild + prng_between(&p->r, -1, 1);

	for (int i = 0; i < visits; i++)
		put_party(p, community, VISIT, some_day(&p->r, year));
	for (int i = 0; i < shared; i++)
		put_party(p, community, COBUILD, some_day(&p->r, year));
	if (prng_chance(&p->r, like->guided - 20))
		put_party(p, community, MEETING, some_day(&p->r, year));
	if (prng_chance(&p->r, like->party_org))
		put_party(p, community, PARTY_DAY, some_day(&p->r, year));
	if (prng_chance(&p->r, like->party_org))
		put_party(p, community, SERVICE, some_day(&p->r, year));
	if (prng_chance(&p->r, like->party_leaders / 3))
		put_party(p, community, NEW_MEMBER, some_day(&p->r, year));
	if (prng_chance(&p->r, like->party_leaders / 4))
		put_party(p, community, PARTTIME, some_day(&p->r, year));
}

void fill_party(struct filling *f, struct sheet *s)
{
	struct party p = { f, s, fill_stream(f, S_PARTY), 0 };

	for (int i = 0; i < f->township->n_communities; i++) {
		f->township->communities[i].contacts[0] = f->township->communities[i].contacts[1] = 0;
		party_year(&p, i, 2022);
		party_year(&p, i, 2023);
	}
}

/* ---- trainings ---------------------------------------------------------------- */

struct session { int day, kind; const char *topics, *modes; int share; };

/* Distinct organisations, at most 40 a session: "ORG0003;ORG0017". Returns how many. */
static int put_attending(struct sheet *s, const struct township *t, int day, int share, struct prng *r)
{
	GString *ids = g_string_new(NULL);
	int n = 0;

	for (int i = 0; i < t->n_orgs && n < 60; i++) {
		const struct org *o = &t->orgs[i];

		if (!prng_chance(r, share) || !org_active(o, day) || o->status > 3)
			continue;
		g_string_append_printf(ids, "%s%s", n++ > 0 ? ";" : "", o->id);
	}
	if (n == 0) {
		const struct org *o = pick_org(t, r, day);

		g_string_append(ids, o != NULL ? o->id : "");
		n = o != NULL;
	}
	put_int(s, n);
	put(s, ids->str);
	g_string_free(ids, TRUE);
	return n;
}

static void put_session(struct filling *f, struct sheet *s, const struct session *x, int serial, struct prng *r)
{
	const struct township *t = f->township;
	int attendees = prng_between(r, 24, 88), leaders = prng_between(r, 6, attendees / 3);

	put_format(s, "PX%03d", serial);
	put_day(s, x->day);
	put_code(s, L_TK, x->kind);
	put_multi(s, L_TC, x->topics);
	put_multi(s, L_TM, x->modes);
	put_tenths(s, prng_between(r, 3, 12) * 10 / 2 * 2);
	put_int(s, attendees);
	put_int(s, leaders);
	put_int(s, prng_between(r, leaders, attendees - leaders));
	put_attending(s, t, x->day, x->share, r);
	put(s, name_person(f->world, r));
	if (x->day > day_of(2023, 9, 30))
		put(s, "XX市社会组织孵化基地");   /* the city's base guides, from the last phase on */
	else if (x->kind == 3)
		put(s, "区社会组织孵化服务中心");
	else
		put_format(s, "%s社会工作服务站", t->name);
	put_money(s, 100 * (int64_t)prng_between(r, 480, 5600));
	put_evidence(s, t, "PX", serial);
	row_keep(s, x->day <= f->cutoff);
}

void fill_trainings(struct filling *f, struct sheet *s)
{
	static const char *const topics[] = { "1 2", "3 4", "2 3 5", "5", "3", "1 5", "2 4", "4" };
	static const char *const modes[] = { "1", "1 3", "2", "1 2", "3", "1 4" };
	const struct profile *p = f->township->profile;
	struct prng r = fill_stream(f, S_TRAININGS);
	int sessions = 1 + p->sources, serial = 0;

	if (p->special != 0) {
		struct session first = { day_of(p->special / 10000, p->special / 100 % 100, p->special % 100), 1,
			"1 2 3 5", "1", p->trained * 2 / 3 };

		put_session(f, s, &first, ++serial, &r);
	}
	for (int i = 0; i < sessions; i++) {
		struct session x = { day_of(2022, 6, 10) + prng_below(&r, 520), prng_chance(&r, 60) ? 2
			: prng_chance(&r, 50) ? 4 : 3, PRNG_PICK(&r, topics), PRNG_PICK(&r, modes), p->trained / 3 };

		if (p->trained < 50)
			x.topics = i % 2 ? "5" : "3";
		put_session(f, s, &x, ++serial, &r);
	}
}

void fill_talents(struct filling *f, struct sheet *s)
{
	static const int cost[9] = { 0, 120, 480, 150 };
	const struct profile *p = f->township->profile;
	struct prng r = fill_stream(f, S_TRAININGS + 100);
	int serial = 0;

	for (int year = 2022; year <= 2023; year++) {
		int people = p->sources * prng_between(&r, 3, 6);

		for (int kind = 1; kind <= 8; kind++) {
			int n = kind <= 4 ? people - prng_below(&r, 3) : MAX(1, people / (kind + 1));

			if ((kind == 1 || kind == 3) && p->sources <= 2)
				continue;
			put_int(s, year);
			put_code(s, L_HK, kind);
			put_int(s, n);
			if (kind <= 3)
				put_money(s, 100 * (int64_t)n * cost[kind]);
			else
				put_blank(s);
			put_evidence(s, f->township, "RC", ++serial);
			row_end(s);
		}
	}
}

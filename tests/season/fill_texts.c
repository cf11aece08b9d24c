/* fill_texts.c -- cases and experiences: the written ones where they were
 * written for this township, otherwise put together from sentences, so that a
 * season of any size has texts and no two are alike. */
#include "season/fill.h"

#include <stdlib.h>

#include "season/passages.h"

enum { WAYS = 6 };

static const char *const backgrounds[3][WAYS] = {
	{ "{社}常住居民{n}人，老年人和外来务工人员较多，居民诉求多样。", "{社}房屋老旧，公共空间不足，{n}户居民共用一处活动场地。",
	  "{社}地处城乡结合部，近三年新迁入居民{n}人，邻里之间不熟悉。", "{社}由{n}户居民组成，过去公共事务主要靠社区工作人员操办。",
	  "{社}辖区驻有单位多家，居民{n}人，各类资源分散，没有形成合力。", "{社}居民代表在年度走访中提出意见建议{n}条，涉及生活服务的占多数。" },
	{ "以往活动多由社区包办，居民参与率不高。", "原有队伍以自娱自乐为主，服务功能较弱。", "志愿者热情高，但缺少固定阵地和制度。",
	  "矛盾纠纷往往要跑到街道才能解决。", "一些好做法停留在口头上，没有形成规范。", "群众想参与，却不知道从哪里入手。" },
	{ "社区党组织决定从培育社会组织入手，把居民组织起来。", "2022年6月起，社区以{组}为抓手开展试点。",
	  "社区“两委”研究后，将{组}列为重点培育对象。", "镇街社会工作服务站进驻指导，协助{组}梳理服务清单。",
	  "在孵化服务站支持下，{组}从松散队伍转为备案组织。", "社区党组织牵头召开恳谈会，确定由{组}承接居民最关心的事项。" },
};
static const char *const practices[5][WAYS] = {
	{ "一是建强队伍。吸收党员、退休教师和居民骨干{n}人，明确分工。", "一是党员带头。党员负责人牵头成立{n}个服务小组，划片联系居民。",
	  "一是立规矩。对照章程示范文本修订章程，建立{n}项内部制度。", "一是摸需求。入户走访{n}户，形成需求、资源、项目三张清单。",
	  "一是搭阵地。依托党群服务中心开放场地{n}平方米，错峰使用。", "一是聚人才。发布招募令，{n}名有一技之长的居民报名。" },
	{ "二是定期活动。固定每月两次服务日，提前公布安排。", "二是分类施策。对老人、儿童、困难家庭分别设计服务内容。",
	  "二是协商议事。重要事项先开小会听意见，再开大会定办法。", "二是项目运作。把居民“微心愿”打包成项目，申请微创投支持。",
	  "二是上门服务。组成流动服务小分队，把服务送到楼栋和屯里。", "二是结对帮带。老队员带新队员，骨干参加镇街培训后返岗传授。" },
	{ "三是多方联动，邀请驻区单位{n}家提供场地、物资和专业支持。", "三是“五社联动”，社工提供方法，志愿者提供人手，慈善资源提供保障。",
	  "三是线上线下结合，建立{n}人的服务群，随时响应求助。", "三是与物业、派出所、卫生院建立会商机制，{n}类事项对口转办。",
	  "三是引入法律、心理等专业志愿者{n}人，提升服务含金量。", "三是与学校共建，{n}名学生志愿者利用周末参与服务。" },
	{ "四是公开透明，每季度张榜公布收支和服务记录。", "四是积分激励，服务时长可兑换生活用品和文化服务。",
	  "四是建立评议制度，每半年由居民打分，结果与评优挂钩。", "四是完善台账，一事一档，全程留痕。",
	  "四是做好宣传，用身边人讲身边事。", "四是防范风险，活动前制定安全预案并购买保险。" },
	{ "五是及时复盘，每次活动后开短会查不足。", "五是延伸服务，逐步向周边社区推广。", "五是培育后备力量，设立副队长轮值制度。",
	  "五是争取支持，把经验做法报镇街纳入培训课程。", "五是固化流程，编写服务手册供新成员学习。", "五是建立关爱机制，慰问队员，增强归属感。" },
};
/* Two more sentences for every practice. */
static const char *const details[] = {
	"其中党员骨干{n}人，承担了主要联系任务。", "做到事前有计划、事中有记录、事后有反馈。", "对反映集中的{n}件事项列出清单，逐件销号。",
	"社工每两周到现场指导一次，帮助解决具体困难。", "相关安排在公告栏和居民群公布，方便居民选择。", "对行动不便的居民，由专人上门对接。",
	"驻区单位提供物资折价{n}百元，全部登记入账。", "每次活动后收集意见，一个月内已改进{n}处。", "重要事项由成员大会讨论决定，避免一人说了算。",
	"新成员先跟班学习，满{n}小时后独立上岗。", "遇到突发情况按预案处置，全程未发生安全事故。", "镇街每季度通报一次进度，好的做法及时推广。",
};
static const char *const outcomes[3][WAYS] = {
	{ "截至目前，累计开展活动{n}场次，服务居民{m}人次。", "一年多来，{组}共解决居民急难愁盼问题{n}件，惠及{m}人次。",
	  "试点以来，登记志愿者由{n}人增加到{m}人。", "居民参与公共事务的人数达到{m}人次，累计收到建议{n}条。",
	  "先后为{n}户家庭提供帮扶，志愿服务时长{m}小时。", "共组织议事{n}次，形成办结事项清单，涉及居民{m}人。" },
	{ "居民满意率达到{p}%，邻里关系明显改善。", "回访居民满意率{p}%，信访量同比下降。", "问卷显示，居民对社区社会组织的知晓率升至{p}%。",
	  "同类问题重复反映率下降，办结率{p}%。", "居民对环境和服务的满意率提高到{p}%。", "矛盾纠纷就地化解率达到{p}%。" },
	{ "{组}被镇街列为品牌组织。", "相关做法在全区培训会上作交流。", "周边社区先后前来学习。", "{组}带动新成立两支队伍。",
	  "党员先锋作用得到居民认可。", "社区从“替居民做主”转为“让居民做主”。" },
};
static const char *const lessons[3][WAYS] = {
	{ "培育社区社会组织，关键是坚持党建引领，方向不偏。", "群众的事群众商量着办，才能办得好、办得久。", "小切口能够带动大治理。",
	  "从居民最关心的小事做起，最容易聚人心。", "组织起来的居民是基层治理最可依靠的力量。", "服务做到家门口，认同感自然提升。" },
	{ "制度是队伍长久运转的保证。", "骨干的成长比活动的数量更重要。", "专业社工的陪伴式指导不可缺少。", "资源要靠主动链接，不能等靠要。",
	  "公开透明才能赢得信任。", "激励要跟上，热情才不会冷却。" },
	{ "下一步要在经费来源和后备人才上再下功夫。", "今后将继续完善评议制度，推动经验复制。", "还需进一步扩大青年居民的参与。",
	  "要注意防止活动形式化，坚持以需求为导向。", "应当把行之有效的做法写进章程。", "下一步将与邻近社区结对，共享项目和人才。" },
};

static void say(GString *out, const char *const *ways, int n_ways, const struct township *t,
	const struct org *o, struct prng *r)
{
	GString *one = g_string_new(ways[prng_below(r, n_ways)]);
	char n[16], m[16], percent[16];
	int few = prng_between(r, 12, 96);

	g_snprintf(n, sizeof n, "%d", few);
	g_snprintf(m, sizeof m, "%d", few * 10 + prng_between(r, 101, 890));
	g_snprintf(percent, sizeof percent, "%d", prng_between(r, 86, 98));
	g_string_replace(one, "{n}", n, 0);
	g_string_replace(one, "{m}", m, 0);
	g_string_replace(one, "{p}", percent, 0);
	g_string_replace(one, "{社}", o->community < 0 ? t->name : t->communities[o->community].name, 0);
	g_string_replace(one, "{组}", o->name, 0);
	g_string_append(out, one->str);
	g_string_free(one, TRUE);
}

static void put_practices(struct sheet *s, const struct township *t, const struct org *o, struct prng *r)
{
	GString *out = g_string_new(NULL);
	int detail = prng_below(r, (int)G_N_ELEMENTS(details));

	for (int i = 0; i < 5; i++) {
		if (i > 0)
			g_string_append_c(out, '\n');
		say(out, practices[i], WAYS, t, o, r);
		for (int k = 0; k < 2; k++, detail = (detail + 5) % (int)G_N_ELEMENTS(details))
			say(out, &details[detail], 1, t, o, r);
	}
	put(s, out->str);
	g_string_free(out, TRUE);
}

/* One sentence of each kind. */
static void put_said(struct sheet *s, const char *const (*ways)[WAYS], int n, const struct township *t,
	const struct org *o, struct prng *r)
{
	GString *out = g_string_new(NULL);

	for (int i = 0; i < n; i++)
		say(out, ways[i], WAYS, t, o, r);
	put(s, out->str);
	g_string_free(out, TRUE);
}

static void put_head(struct filling *f, struct sheet *s, int serial, const struct org *o, const char *title,
	int field, int project)
{
	put_format(s, "AL%02d", serial);
	put(s, title);
	put(s, o->id);
	put_place(s, f->township, o->community);
	put_code(s, L_SF, field);
	put_code(s, L_PJ, project);
}

static void put_tail(struct filling *f, struct sheet *s, const char *figures, struct prng *r)
{
	put(s, figures);
	put_blank(s);
	put(s, name_person(f->world, r));
	put_bool(s, true);
	row_end(s);
}

static void put_part(struct sheet *s, const struct passage *p, const struct township *t, const char *part)
{
	char *text = passage_text(p, t, part);

	put(s, text);
	g_free(text);
}

static int number_of(const struct passage *p, const char *part)
{
	const char *text = g_hash_table_lookup(p->parts, part);

	return text != NULL ? atoi(text) : -1;
}

static void put_written_case(struct filling *f, struct sheet *s, const struct passage *p, int serial,
	struct prng *r)
{
	char *title = passage_text(p, f->township, "title"), *figures = passage_text(p, f->township, "figures");

	put_head(f, s, serial, p->org, title, number_of(p, "field"), number_of(p, "project"));
	put_part(s, p, f->township, "period");
	put_part(s, p, f->township, "background");
	put_part(s, p, f->township, "actions");
	put_part(s, p, f->township, "results");
	put_part(s, p, f->township, "insight");
	put_tail(f, s, figures, r);
	g_free(title);
	g_free(figures);
}

static void put_composed_case(struct filling *f, struct sheet *s, int serial, struct prng *r)
{
	const struct township *t = f->township;
	const struct org *o = pick_org(t, r, day_of(2022, 12, 31));
	char *title;

	if (o == NULL)
		return;
	title = g_strdup_printf("%s参与社区治理的实践", o->name);
	put_head(f, s, serial, o, title, o->kind->main_field, prng_between(r, 1, 6));
	g_free(title);
	put(s, "2022年6月至2023年8月");
	put_said(s, backgrounds, 3, t, o, r);
	put_practices(s, t, o, r);
	put_said(s, outcomes, 3, t, o, r);
	put_said(s, lessons, 3, t, o, r);
	put_tail(f, s, "", r);
}

void fill_cases(struct filling *f, struct sheet *s)
{
	struct prng r = fill_stream(f, S_CASES);
	int serial = 0;

	for (unsigned i = 0; i < f->world->cases->len; i++) {
		const struct passage *p = g_ptr_array_index(f->world->cases, i);

		if (p->township == f->township->index + 1 && p->org != NULL)
			put_written_case(f, s, p, ++serial, &r);
	}
	while (serial < 1)
		put_composed_case(f, s, ++serial, &r);
}

static void put_written_experience(struct filling *f, struct sheet *s, const struct passage *p, int serial)
{
	put_format(s, "JY%02d", serial);
	put_part(s, p, f->township, "title");
	put_code(s, L_PJ, number_of(p, "project"));
	put_part(s, p, f->township, "summary");
	put_part(s, p, f->township, "practice");
	put_part(s, p, f->township, "effect");
	put_part(s, p, f->township, "replicable");
	put_code(s, L_ET, number_of(p, "extended"));
	put_code(s, L_RC, number_of(p, "recommend"));
	row_end(s);
}

static void put_composed_experience(struct filling *f, struct sheet *s, struct prng *r)
{
	const struct township *t = f->township;
	const struct org *o = pick_org(t, r, day_of(2022, 12, 31));

	if (o == NULL)
		return;
	put(s, "JY01");
	put_format(s, "%s培育社区社会组织的做法", t->name);
	put_code(s, L_PJ, prng_between(r, 1, 6));
	put_said(s, backgrounds, 2, t, o, r);
	put_practices(s, t, o, r);
	put_said(s, outcomes, 3, t, o, r);
	put_said(s, lessons, 3, t, o, r);
	put_code(s, L_ET, prng_between(r, 1, 3));
	put_code(s, L_RC, prng_between(r, 1, 2));
	row_end(s);
}

void fill_experiences(struct filling *f, struct sheet *s)
{
	struct prng r = fill_stream(f, S_EXPERIENCES);
	int serial = 0;

	for (unsigned i = 0; i < f->world->experiences->len; i++) {
		const struct passage *p = g_ptr_array_index(f->world->experiences, i);

		if (p->township == f->township->index + 1)
			put_written_experience(f, s, p, ++serial);
	}
	if (serial == 0)
		put_composed_experience(f, s, &r);
}

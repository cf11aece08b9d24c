/* fill_duties.c -- documents, problems, surveys. */
#include "season/fill.h"

struct paper { int kind, year, month; const char *title; int wanted; };   /* wanted: profile.sources at least */

static const struct paper papers[] = {
	{ 1, 2022, 5, "培育发展社区社会组织工作任务清单", 1 },
	{ 2, 2022, 2, "2022年度民政工作计划", 1 },
	{ 3, 2022, 6, "党建引领培育发展社区社会组织工作方案", 1 },
	{ 4, 2022, 5, "关于落实社区社会组织培育任务的若干措施", 3 },
	{ 5, 2022, 4, "村居“两委”班子目标责任考核办法", 3 },
	{ 6, 2022, 12, "2022年度社区（村）党组织书记述职评议材料汇编", 2 },
	{ 7, 2022, 6, "传达学习培育发展社区社会组织政策文件会议纪要", 1 },
	{ 8, 2022, 9, "社区社会组织工作专题会议纪要", 4 },
	{ 2, 2023, 2, "2023年度民政工作计划", 1 },
	{ 3, 2023, 3, "2023年社区社会组织品牌培育实施方案", 4 },
	{ 5, 2023, 4, "2023年村居“两委”班子目标责任考核细则", 3 },
	{ 7, 2023, 5, "社区社会组织章程示范文本学习会议纪要", 2 },
	{ 8, 2023, 7, "社区社会组织绩效评估迎检专题会议纪要", 3 },
	{ 9, 2023, 11, "培育发展社区社会组织工作报告", 1 },
};

void fill_duties(struct filling *f, struct sheet *s)
{
	const struct township *t = f->township;
	struct prng r = fill_stream(f, S_DUTIES);

	for (size_t i = 0; i < G_N_ELEMENTS(papers); i++) {
		const struct paper *p = &papers[i];
		int day = day_of(p->year, p->month, 3) + prng_below(&r, 24), number = prng_between(&r, 4, 68);

		if (t->profile->sources < p->wanted)
			continue;
		put_code(s, L_DK, p->kind);
		put_int(s, p->year);
		put_format(s, "%s%s", t->name, p->title);
		if (p->kind == 7 || p->kind == 8)
			put_blank(s);
		else
			put_format(s, "%.6s%s发〔%d〕%d号", t->name, t->type == 1 ? "办" : "政", p->year, number);
		put_day(s, day);
		put_bool(s, true);
		put_format(s, "第%d页", prng_between(&r, 2, 9));
		put_evidence(s, t, "ZR", (int)i + 1);
		row_keep(s, day <= f->cutoff);
	}
}

/* ---- problems --------------------------------------------------------------- */

struct trouble { const char *content, *measure; };

static const struct trouble troubles[] = {
	{ "部分组织活动台账不完整，活动照片、签到表归档不及时", "统一印发台账模板，安排社工逐个指导，每月末集中归档" },
	{ "个别组织成员年龄偏大，后备骨干不足", "结合暑期和返乡青年活动吸纳新成员，建立骨干结对机制" },
	{ "活动场地紧张，晚间与其他队伍使用时间冲突", "协调党群服务中心错峰开放，公布场地预约表" },
	{ "组织经费来源单一，主要依靠社区补助", "组织申报公益创投项目，引导驻区单位捐赠资助" },
	{ "章程仍使用旧版，未按示范文本修订", "对照示范文本逐条修订，提交会员大会表决后备案" },
	{ "备案信息变更后未及时更新系统", "明确专人负责，负责人变更后10个工作日内更新" },
	{ "财务收支公开不及时", "每季度在公告栏公开收支明细，接受居民监督" },
	{ "党建指导员联系组织次数偏少", "实行联系清单制，每季度通报联系情况" },
	{ "品牌组织尚无发展规划", "组织专家上门辅导，年内完成三年发展规划编制" },
	{ "志愿服务时长未录入信息系统", "开展系统操作培训，活动结束3日内完成录入" },
	{ "居民对组织服务内容知晓度不高", "制作服务地图和联系卡，在楼栋公告栏和微信群公布" },
	{ "农村红白理事会宣传引导力度不足", "修订村规民约，公布办事标准，加强入户宣传" },
};

void fill_problems(struct filling *f, struct sheet *s)
{
	const struct township *t = f->township;
	struct prng r = fill_stream(f, S_PROBLEMS);
	int n = 4 + (100 - t->profile->guided) / 8;

	for (int i = 0; i < n; i++) {
		const struct trouble *x = &troubles[(i * 5 + t->index) % (int)G_N_ELEMENTS(troubles)];
		int found = day_of(2022, 8, 1) + prng_below(&r, 440), due = found + prng_between(&r, 30, 75);
		int community = prng_below(&r, t->n_communities), done = due - prng_between(&r, -8, 20);
		bool solved = prng_chance(&r, t->profile->guided) && done <= f->cutoff;

		put_format(s, "WT%03d", i + 1);
		put_day(s, found);
		put_code(s, L_FB, prng_between(&r, 1, 4));
		put(s, x->content);
		put_place(s, t, community);
		put_blank(s);
		put(s, x->measure);
		put_format(s, "%s社会事务办公室", t->name);
		put_day(s, due);
		put_day(s, solved ? done : 0);
		put_code(s, L_RR, solved ? 1 : due + 40 < f->cutoff ? 3 : 2);
		put_evidence(s, t, "ZG", i + 1);
		row_keep(s, found <= f->cutoff);
	}
}

/* ---- surveys ----------------------------------------------------------------- */

static void put_month(struct sheet *s, int day)
{
	put_format(s, "%d-%02d", day_year(day), day_month(day));
}

static void put_survey(struct filling *f, struct sheet *s, int community, int day, struct prng *r)
{
	const struct township *t = f->township;
	int issued = prng_between(r, 48, 126), valid = issued - prng_between(r, 1, 9);
	int of_100 = (t->profile->satisfaction - 71) * 100 / 29;   /* the score that the others leave is 71 */
	int very = valid * prng_between(r, of_100 - 6, of_100 + 6) / 100;
	int sat = (valid - very) * prng_between(r, 58, 76) / 100, rest = valid - very - sat;
	int neutral = rest * 7 / 10, dissat = (rest - neutral) * 2 / 3;

	put_place(s, t, community);
	put_month(s, day);
	put_code(s, L_SV, prng_between(r, 1, 4));
	put_int(s, issued);
	put_int(s, valid);
	put_int(s, very);
	put_int(s, sat);
	put_int(s, neutral);
	put_int(s, dissat);
	put_int(s, rest - neutral - dissat);
	put_int(s, valid * prng_between(r, 62, 95) / 100);
	row_keep(s, day <= f->cutoff);
}

void fill_satisfaction(struct filling *f, struct sheet *s)
{
	struct prng r = fill_stream(f, S_SURVEY);

	for (int i = 0; i < f->township->n_communities; i++) {
		put_survey(f, s, i, day_of(2022, 11, 1), &r);
		put_survey(f, s, i, day_of(2023, 8 + prng_below(&r, 2), 1), &r);
	}
}

/* inspection.c -- what the inspectors found, what the assessors entered, and
 * two passages that the district's staff wrote. */
#include "season/district.h"
#include "season/write.h"

static const struct style plain = { .says = "the district", .encoding = UTF8_BOM, .dates = ISO, .keys = BARE };

enum { EXISTENCE = 1, FILING, CHARTER, RECORDS, CONTRACT = 9, SIGN_IN = 11 };

/* What was drawn in the sample season (`evalseason sample`), by township: the draw follows from what the
 * townships sent, so these lists are renewed when the sample season changes. */
static const struct { int orgs[12], activities[6], purchase; } drawn[] = {
	{ { 83, 82, 112, 50, 94, 84, 9, 102, 95, 3, 1, 21 }, { 645, 876, 378, 712, 653 }, 2022002 },
	{ { 50, 9, 95, 94, 8, 88, 11, 57, 73, 31 }, { 341, 66, 622, 611, 55 }, 2023006 },
	{ { 36, 18, 7, 24, 1, 55, 43, 2, 4, 6 }, { 75, 30, 1, 233, 179 }, 2023004 },
	{ { 54, 49, 32, 23, 45, 6, 4, 60, 42, 57 }, { 312, 292, 185, 135, 254 }, 2023006 },
	{ { 51, 2, 67, 78, 79, 46, 9, 1, 37, 14 }, { 368, 13, 445, 514, 76 }, 2022002 },
	{ { 54, 27, 56, 30, 35, 60, 11, 41, 13, 65 }, { 305, 141, 330, 168, 200 }, 2022002 },
	{ { 59, 27, 44, 49, 43, 25, 1, 3, 4, 47 }, { 356, 169, 261, 295, 256 }, 2023005 },
	{ { 0 }, { 0 }, 0 },
	{ { 22, 14, 11, 10, 8, 12, 13, 20, 25, 16 }, { 100, 59, 50, 48, 29 }, 2022001 },
};

/* What was not as the township had said. */
static const struct finding {
	int township, item, object, verdict, severity;
	const char *verified, *note;
} findings[] = {
	{ 0, RECORDS, 712, 2, 1, "签到41人", "签到表缺一页，照片可以印证" },
	{ 1, CHARTER, 94, 3, 1, "仍用旧版章程", "未按示范文本修订" },
	{ 2, EXISTENCE, 18, 3, 2, "未见实际运作", "半年内无活动，负责人已搬离" },
	{ 2, EXISTENCE, 7, 2, 1, "成员11人", "成员名册与实际不符" },
	{ 2, FILING, 43, 4, 1, "未提供备案证明", "通知5个工作日内补充" },
	{ 2, CHARTER, 24, 3, 1, "未见章程", "负责人称章程遗失" },
	{ 2, CHARTER, 18, 3, 1, "未见章程", "组织已停止活动" },
	{ 2, RECORDS, 30, 3, 2, "签到约20人", "签到人数与台账不符" },
	{ 2, RECORDS, 233, 3, 1, "无签到无照片", "照片与另一活动重复" },
	{ 3, CHARTER, 45, 2, 1, "章程未经会议通过", "补开会员大会后有效" },
	{ 4, RECORDS, 445, 2, 1, "签到35人", "台账多计陪同人员" },
	{ 5, FILING, 60, 4, 1, "未提供备案证明", "通知5个工作日内补充" },
	{ 5, RECORDS, 168, 3, 1, "当日未开展", "因雨改期，台账未更正" },
	{ 6, CHARTER, 44, 3, 1, "仍用旧版章程", "未按示范文本修订" },
	{ 8, RECORDS, 50, 2, 1, "签到18人", "偏远屯群众代签" },
};

struct inspecting { struct world *world; struct sheet *sheet; int serial; };

static const struct finding *found(int township, int item, int object)
{
	for (size_t i = 0; i < G_N_ELEMENTS(findings); i++)
		if (findings[i].township == township && findings[i].item == item && findings[i].object == object)
			return &findings[i];
	return NULL;
}

static void put_finding(struct inspecting *x, int township, int kind, int item, const char *form, int object)
{
	static const char *const claims[] = { [EXISTENCE] = "组织存在并运作", [FILING] = "已登记或备案",
		[CHARTER] = "有章程", [RECORDS] = "如台账所列", [CONTRACT] = "合同已签订", [SIGN_IN] = "如期举办" };
	static const char *const seen[] = { [EXISTENCE] = "现场查看、成员名册", [FILING] = "登记证书或备案证明",
		[CHARTER] = "章程文本", [RECORDS] = "签到表、照片", [CONTRACT] = "合同、付款凭证", [SIGN_IN] = "签到表、课件" };
	const struct finding *f = found(township, item, object);
	int who = township % n_inspectors;
	struct sheet *s = x->sheet;

	put_format(s, "HY%03d", ++x->serial);
	put(s, x->world->townships[township].code);
	put_day(s, day_of(2023, 10, 16) + township);
	put(s, inspector_name(x->world, who));
	put(s, inspectors[who].dept);
	put_code(s, L_OB, kind);
	put_format(s, form, object);
	put_code(s, L_VI, item);
	put(s, claims[item]);
	put(s, f != NULL ? f->verified : claims[item]);
	put_code(s, L_VD, f != NULL ? f->verdict : 1);
	put(s, f != NULL && f->verdict == 4 ? "" : seen[item]);
	put(s, f != NULL ? f->note : "");
	put_code(s, L_SG, f != NULL ? f->severity : 0);
	row_end(s);
}

/* Only the sample season was inspected: elsewhere the ids drawn are not known. */
static void put_findings(struct world *w, struct sheet *s)
{
	struct inspecting x = { w, s, 0 };

	if (!w->options.dirty)
		return;
	for (int t = 0; t < MIN(w->n_townships, (int)G_N_ELEMENTS(drawn)); t++) {
		for (int i = 0; i < 12 && drawn[t].orgs[i] != 0; i++) {
			put_finding(&x, t, 2, EXISTENCE, "ORG%04d", drawn[t].orgs[i]);
			put_finding(&x, t, 2, FILING, "ORG%04d", drawn[t].orgs[i]);
			if (i < 6)
				put_finding(&x, t, 2, CHARTER, "ORG%04d", drawn[t].orgs[i]);
		}
		for (int i = 0; i < 6 && drawn[t].activities[i] != 0; i++)
			put_finding(&x, t, 3, RECORDS, "ACT%05d", drawn[t].activities[i]);
		if (drawn[t].purchase != 0)
			put_finding(&x, t, 5, CONTRACT, "GM%d", drawn[t].purchase);
		if (drawn[t].purchase != 0 && w->townships[t].profile->special != 0)
			put_finding(&x, t, 7, SIGN_IN, "PX%03d", 1);
	}
}

static void put_entries(struct world *w, struct sheet *s)
{
	static const struct { int township; const char *item, *value, *doc_no, *approver, *note; } entries[] = {
		{ 0, "D2.2", "3", "", "", "使用区级专家授课3次" }, { 1, "D2.2", "2", "", "", "使用区级专家授课2次" },
		{ 3, "D2.2", "1", "", "", "使用区级专家授课1次" }, { 4, "D2.2", "2", "", "", "使用区级专家授课2次" },
		{ 0, "bonus", "1.00", "民社〔2023〕21号", "区民政局局长办公会", "矛盾调解案例入选自治区典型案例" },
		{ 4, "bonus", "0.50", "市民发〔2023〕36号", "区民政局局长办公会", "列为市级乡贤治理试点" },
		{ 6, "privacy", "1", "", "", "问题台账中填写了群众身份证号和电话" },
		{ 5, "C1.2", "1", "", "区民政局局长办公会", "经区民政局同意，暂不具备成立联合会条件" },
		{ 6, "C1.2", "1", "", "区民政局局长办公会", "经区民政局同意，暂不具备成立联合会条件" },
		{ 8, "C1.2", "1", "", "区民政局局长办公会", "经区民政局同意，暂不具备成立联合会条件" },
	};

	for (size_t i = 0; i < G_N_ELEMENTS(entries); i++) {
		if (entries[i].township >= w->n_townships)
			continue;
		put(s, w->townships[entries[i].township].code);
		put(s, entries[i].item);
		put(s, entries[i].value);
		put(s, entries[i].doc_no);
		put(s, entries[i].approver);
		put_blank(s);
		put(s, entries[i].note);
		row_end(s);
	}
}

static void put_passages(struct world *w, struct sheet *s)
{
	put(s, "work");
	put(s, w->townships[0].code);
	put(s, "intro");
	put_code(s, L_TW, 2);
	put_format(s, "2023年，%s把社区社会组织培育工作列为党工委书记领办项目，党工委会议先后4次专题研究，"
		"推动各社区形成“党组织牵头、社会组织唱戏、居民受益”的工作格局。", w->townships[0].name);
	row_end(s);
	if (w->n_townships < 5)
		return;
	put(s, "work");
	put(s, w->townships[4].code);
	put(s, "next");
	put_code(s, L_TW, 1);
	put_format(s, "下一步，%s将紧盯组织偏少的村屯，实行镇领导包片、社工包村，2023年底前再培育农村社区社会组织5家以上；"
		"推动乡贤理事会规范运行，把三件实事办到群众心坎上；健全联合会项目库，让城乡结对真正结出果实。", w->townships[4].name);
	row_end(s);
}

static void write_one(struct world *w, const char *folder, const char *file, enum form_id form,
	void (*fill)(struct world *w, struct sheet *s))
{
	struct sheet *s = sheet_new(form, &plain);
	char *path = folder != NULL ? g_build_filename(w->options.out, folder, NULL) : g_strdup(w->options.out);

	fill(w, s);
	write_table(path, file, s);
	sheet_free(s);
	g_free(path);
}

void write_inspection(struct world *w)
{
	write_one(w, "inspection", "findings.csv", F_FINDINGS, put_findings);
	write_one(w, "inspection", "assessor.csv", F_ASSESSOR, put_entries);
	write_one(w, NULL, "texts.csv", F_TEXTS, put_passages);
}

/* inspection.c -- what the inspectors found, what the assessors entered, and
 * two passages that the district's staff wrote. */
#include "season/district.h"
#include "season/write.h"

static const struct style plain = { .says = "the district", .encoding = UTF8_BOM, .dates = ISO, .keys = BARE };

struct finding {
	int township, kind;
	const char *id;
	int item, verdict, severity;
	const char *claimed, *verified, *seen, *note;
};

static const struct finding findings[] = {
	{ 0, 2, "ORG0003", 1, 1, 0, "存在", "存在", "现场查看、成员名册", "" },
	{ 0, 2, "ORG0003", 3, 1, 0, "采用示范文本", "采用示范文本", "章程文本", "" },
	{ 0, 2, "ORG0011", 1, 1, 0, "存在", "存在", "现场查看", "" },
	{ 0, 2, "ORG0020", 4, 2, 0, "活动8次", "活动7次", "活动台账、照片", "一次活动照片缺日期" },
	{ 0, 7, "PX001", 11, 1, 0, "按时开展", "按时开展", "签到表、课件", "" },
	{ 2, 2, "ORG0005", 1, 3, 2, "存在", "未见实际运作", "询问社区工作人员、居民", "半年内无活动，负责人已搬离" },
	{ 2, 2, "ORG0014", 3, 3, 1, "采用示范文本", "未采用", "章程文本", "仍为旧版章程" },
	{ 2, 2, "ORG0022", 1, 1, 0, "存在", "存在", "现场查看", "" },
	{ 2, 2, "ORG0030", 6, 3, 1, "功能型党组织", "未建立", "党组织批复文件", "无批复" },
	{ 2, 3, "ACT00011", 4, 3, 1, "参与50人次", "参与约20人次", "签到表", "签到人数与台账不符" },
	{ 3, 2, "ORG0008", 1, 1, 0, "存在", "存在", "现场查看", "" },
	{ 3, 2, "ORG0017", 10, 2, 0, "品牌组织", "品牌组织", "发展规划、报道", "发展规划未经会议通过" },
	{ 4, 2, "ORG0006", 1, 1, 0, "存在", "存在", "现场查看", "" },
	{ 4, 5, "GM2022001", 9, 1, 0, "已验收", "已验收", "合同、验收报告", "" },
	{ 5, 2, "ORG0009", 1, 4, 1, "存在", "资料未提供", "", "通知5个工作日内补充" },
};

static void put_findings(struct world *w, struct sheet *s)
{
	struct prng r = prng_stream(w->options.seed, -3, S_FINDINGS);

	for (size_t i = 0; i < G_N_ELEMENTS(findings); i++) {
		const struct finding *x = &findings[i];
		int day = day_of(2023, 10, 16) + x->township;

		if (x->township >= w->n_townships)
			continue;
		put_format(s, "HY%03d", (int)i + 1);
		put(s, w->townships[x->township].code);
		put_day(s, day);
		put(s, name_person(w, &r));
		put(s, "区民政局");
		put_code(s, L_OB, x->kind);
		put(s, x->id);
		put_code(s, L_VI, x->item);
		put(s, x->claimed);
		put(s, x->verified);
		put_code(s, L_VD, x->verdict);
		put(s, x->seen);
		put(s, x->note);
		put_code(s, L_SG, x->severity);
		row_end(s);
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

/* district.c -- season.xml and the district's tables. */
#include "season/district.h"

#include <string.h>

#include "season/write.h"

const struct catalog_item catalog[] = {
	{ "GF-01", "社区矛盾纠纷调解服务", 2 }, { "GF-02", "社区老年人关爱服务", 4 }, { "GF-03", "社区儿童关爱服务", 4 },
	{ "GF-04", "社区康复与助残服务", 7 }, { "GF-05", "社区矫正帮扶服务", 5 }, { "GF-06", "禁毒宣传与戒毒帮扶服务", 6 },
	{ "GF-07", "垃圾分类与环境整治服务", 8 }, { "GF-08", "流动人口融入服务", 10 }, { "GF-09", "社区协商议事服务", 3 },
	{ "GF-10", "乡村振兴与移风易俗服务", 11 }, { "GF-11", "社区社会组织孵化培育服务", 99 }, { "GF-12", "社区平安建设服务", 1 },
};
const int n_catalog = (int)G_N_ELEMENTS(catalog);

const struct provider providers[] = {
	{ "XX区同心社会工作服务中心", "52450199MJL20001" }, { "XX区暖阳社会工作服务中心", "52450199MJL20002" },
	{ "XX区邻里社区服务中心", "52450199MJL20003" }, { "XX区志愿者联合会", "51450199MJL20004" },
	{ "XX区和谐家庭服务中心", "52450199MJL20005" }, { "XX区青苗儿童关爱中心", "52450199MJL20006" },
	{ "XX区社会组织联合会", "51450199MJL20007" }, { "XX区绿意环保服务中心", "52450199MJL20008" },
};
const int n_providers = (int)G_N_ELEMENTS(providers);

static const struct style plain = { .says = "the district", .encoding = UTF8_BOM, .dates = ISO, .keys = BARE };

void provider_uscc(const struct provider *p, char uscc[19])
{
	g_snprintf(uscc, 19, "%s00", p->body);
	uscc_finish(uscc);
}

void write_season(const struct world *w)
{
	GString *x = g_string_new("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");

	g_string_append_printf(x, "<season title=\"培育发展社区社会组织工作\" year=\"2023\" date=\"2023-12-15\" "
		"profile=\"inspect\" official=\"no\" doc-no=\"\" seed=\"2023\">\n"
		"  <district code=\"%06d\" name=\"XX区\" issuer=\"XX区民政局\"/>\n", DISTRICT);
	g_string_append(x,
		"  <phase id=\"deploy\" label=\"部署阶段\" from=\"2022-05-01\" to=\"2022-05-31\"/>\n"
		"  <phase id=\"impl\" label=\"落实阶段\" from=\"2022-06-01\" to=\"2023-08-31\"/>\n"
		"  <phase id=\"inspection\" label=\"检查阶段\" from=\"2023-08-01\" to=\"2023-10-31\""
		" cutoff=\"2023-09-30\" deadline=\"2023-10-13\"/>\n"
		"  <phase id=\"wrapup\" label=\"总结阶段\" from=\"2023-10-01\" to=\"2023-12-31\""
		" cutoff=\"2023-11-30\" deadline=\"2023-12-08\" fallback=\"inspection\"/>\n"
		"</season>\n");
	write_file(w->options.out, "season.xml", x->str, x->len);
	g_string_free(x, TRUE);
}

static void townships(struct world *w, struct sheet *s)
{
	for (int i = 0; i < w->n_townships; i++) {
		const struct township *t = &w->townships[i];
		int n[2] = { 0 };

		for (int c = 0; c < t->n_communities; c++)
			n[t->communities[c].kind == 'R']++;
		put(s, t->code);
		put(s, t->name);
		put_code(s, L_TT, t->type);
		put_int(s, i + 1);
		put_int(s, n[0]);
		put_int(s, n[1]);
		put_int(s, t->profile->incubation_share);
		put_bool(s, t->type == 1);
		put_int(s, 1 + i / 3);
		put_int(s, 1 + i % 3);
		row_end(s);
	}
}

static void roster(struct world *w, struct sheet *s)
{
	for (int i = 0; i < w->n_townships; i++)
		for (int c = 0; c < w->townships[i].n_communities; c++) {
			const struct community *k = &w->townships[i].communities[c];

			put(s, k->code);
			put(s, k->name);
			put(s, w->townships[i].code);
			put_code(s, L_CK, k->kind);
			put_code(s, L_UR, k->class);
			row_end(s);
		}
}

static void targets(struct world *w, struct sheet *s)
{
	static const struct { const char *id, *name; int value, year; } list[] = {
		{ "T1", "城市社区平均拥有社区社会组织（个）", 8, 2023 }, { "T2", "农村社区（村）平均拥有社区社会组织（个）", 4, 2023 },
		{ "T3", "培育品牌组织2个以上的社区（村）占比", 1, 2023 }, { "T4", "2022年全区孵化培育社区社会组织（个）", 15, 2022 },
	};

	(void)w;
	for (size_t i = 0; i < G_N_ELEMENTS(list); i++) {
		put(s, list[i].id);
		put(s, list[i].name);
		put_int(s, list[i].value);
		put_day(s, day_of(list[i].year, 12, 31));
		row_end(s);
	}
}

static void catalogue(struct world *w, struct sheet *s)
{
	(void)w;
	for (int i = 0; i < n_catalog; i++) {
		put(s, catalog[i].code);
		put(s, catalog[i].name);
		put_code(s, L_SF, catalog[i].field);
		put_int(s, 2022);
		put_day(s, day_of(2022, 8, 18));
		row_end(s);
	}
}

static void listed(struct world *w, struct sheet *s)
{
	(void)w;
	for (int i = 0; i < n_providers; i++) {
		char code[19];

		provider_uscc(&providers[i], code);
		put(s, providers[i].name);
		put(s, code);
		put_format(s, "%s;%s;%s", catalog[i].code, catalog[i + 2].code, catalog[i + 4].code);
		put_int(s, 2022);
		row_end(s);
	}
}

static void mechanism(struct world *w, struct sheet *s)
{
	static const struct { const char *name, *doc_no; int kind, day, members, meetings; } list[] = {
		{ "XX区社区社会组织工作联席会议制度", "X民发〔2022〕34号", 1, 20220816, 14, 5 },
		{ "XX区培育发展社区社会组织部门协作办法", "X民发〔2022〕47号", 1, 20221020, 11, 3 },
		{ "XX区城市社区社会组织培育孵化工作机制", "X民发〔2023〕18号", 2, 20230522, 9, 2 },
		{ "XX区社区社会组织登记和备案管理实施细则", "X民发〔2022〕29号", 3, 20220720, 0, 0 },
		{ "XX区社区社会组织章程示范文本", "X民发〔2022〕31号", 4, 20220801, 0, 0 },
		{ "XX区社区社会组织评估评议办法（试行）", "X民发〔2023〕9号", 5, 20230315, 0, 0 },
	};

	(void)w;
	for (size_t i = 0; i < G_N_ELEMENTS(list); i++) {
		put(s, list[i].name);
		put_code(s, L_MK, list[i].kind);
		put(s, list[i].doc_no);
		put_day(s, day_of(list[i].day / 10000, list[i].day / 100 % 100, list[i].day % 100));
		if (list[i].members == 0) {
			put_blank(s);
			put_blank(s);
		} else {
			put_int(s, list[i].members);
			put_int(s, list[i].meetings);
		}
		row_end(s);
	}
}

static void experts(struct world *w, struct sheet *s)
{
	static const char *const units[] = { "XX市社会组织孵化基地", "XX大学社会学系", "XX区委党校", "XX区人民法院", "XX市社会工作协会",
		"XX区同心社会工作服务中心", "XX区司法局", "XX职业技术学院" };
	static const char *const titles[] = { "教授", "高级社会工作师", "副教授", "主任", "中级社会工作师", "讲师" };
	struct prng r = prng_stream(w->options.seed, -1, S_DISTRICT);

	for (int i = 0; i < 22; i++) {
		int batch = i < 14 ? 1 : 2;

		put_int(s, batch);
		put_code(s, L_EK, 1 + i % 2);
		put(s, name_person(w, &r));
		put(s, PRNG_PICK(&r, units));
		put(s, PRNG_PICK(&r, titles));
		put(s, code_find(L_TC, 1 + i % 5)->label);
		put_code(s, L_IL, i % 4 == 3 ? 1 : 2);
		put_day(s, batch == 1 ? day_of(2022, 12, 9) : day_of(2023, 6, 15));
		row_end(s);
	}
}

const struct inspector inspectors[] = {
	{ "区民政局", "组长" }, { "区委组织部", "副组长" }, { "区财政局", "组员" }, { "区司法局", "组员" },
	{ "区农业农村局", "组员" }, { "团区委", "组员" },
};
const int n_inspectors = (int)G_N_ELEMENTS(inspectors);

const char *inspector_name(struct world *w, int index)
{
	struct prng r = prng_stream(w->options.seed, -10 - index, S_DISTRICT);

	return name_person(w, &r);
}

static void inspecting(struct world *w, struct sheet *s)
{
	struct prng r = prng_stream(w->options.seed, -2, S_DISTRICT);
	char phone[12];

	for (int i = 0; i < n_inspectors; i++) {
		put(s, inspector_name(w, i));
		put(s, inspectors[i].dept);
		put(s, inspectors[i].duty);
		name_phone(&r, phone);
		put(s, phone);
		row_end(s);
	}
}

/* September to December 2023 with the State Council's holiday of 29 September to 6 October. */
static void calendar(struct world *w, struct sheet *s)
{
	(void)w;
	for (int day = day_of(2023, 9, 1); day <= day_of(2023, 12, 31); day++) {
		bool holiday = day >= day_of(2023, 9, 29) && day <= day_of(2023, 10, 6);
		bool shifted = day == day_of(2023, 10, 7) || day == day_of(2023, 10, 8);
		int weekday = day_weekday(day);

		put_day(s, day);
		put_bool(s, shifted || (!holiday && weekday != 0 && weekday != 6));
		put(s, holiday ? "中秋节、国庆节放假" : shifted ? "调休上班" : "");
		row_end(s);
	}
}

void write_district(struct world *w)
{
	static const struct { enum form_id form; void (*fill)(struct world *w, struct sheet *s); } tables[] = {
		{ F_TOWNSHIPS, townships }, { F_ROSTER, roster }, { F_TARGETS, targets }, { F_CATALOG, catalogue },
		{ F_PROVIDERS, listed }, { F_MECHANISM, mechanism }, { F_EXPERTS, experts },
		{ F_INSPECTORS, inspecting }, { F_CALENDAR, calendar },
	};
	char *folder = g_build_filename(w->options.out, "district", NULL);

	for (size_t i = 0; i < G_N_ELEMENTS(tables); i++) {
		struct sheet *s = sheet_new(tables[i].form, &plain);
		char *file = g_strdup_printf("%s.csv", s->form->id + (g_str_has_prefix(s->form->id, "d_") ? 2 : 0));

		tables[i].fill(w, s);
		write_table(folder, file, s);
		sheet_free(s);
		g_free(file);
	}
	g_free(folder);
}

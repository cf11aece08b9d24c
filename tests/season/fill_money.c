/* fill_money.c -- purchases, and the funds of which they are a part: the funds
 * for purchases of a year are exactly its contracts. */
#include "season/fill.h"

#include "season/district.h"

static const char *const payers[10] = {
	[1] = "区民政局", [2] = "区财政局", [3] = "区民政局", [4] = "区委组织部", [5] = "驻区企业", [6] = "区慈善会",
	[7] = "驻区单位", [8] = "区财政局", [9] = "会员自筹",
};

/* A contract of 2023 is one of 2022 over again, grown as the profile says. */
static int64_t grown(const struct filling *f, int64_t base, int year)
{
	return year == 2022 ? base : base * (100 + f->township->profile->purchase_growth) / 100 / 1000 * 1000;
}

/* Only a registered organisation can be a party to a contract. */
static const struct org *registered_in(const struct township *t, int field, int day)
{
	for (int i = 0; i < t->n_orgs; i++) {
		const struct org *o = &t->orgs[i];

		if (o->status < 3 && o->kind->main_field == field && o->filed < day && org_active(o, day))
			return o;
	}
	return NULL;
}

static void put_provider(struct filling *f, struct sheet *s, int item, int day, struct prng *r)
{
	const struct provider *p = &providers[prng_below(r, n_providers)];
	const struct org *o = registered_in(f->township, catalog[item].field, day);
	bool own = o != NULL && prng_chance(r, 25);
	char code[19];

	provider_uscc(p, code);
	put(s, own ? o->name : p->name);
	put(s, own ? o->uscc : code);
	put(s, own ? o->id : "");
	put(s, catalog[item].code);
	put_bool(s, !own);
}

static void put_purchase(struct filling *f, struct sheet *s, int year, int source, int64_t amount, int day,
	int serial, struct prng *r)
{
	static const int methods[] = { 2, 3, 5, 6, 7 };
	int item = prng_below(r, n_catalog), method = PRNG_PICK(r, methods), score = prng_between(r, 78, 97) * 10;
	bool done = year == 2022 || day < day_of(2023, 4, 1);
	int64_t paid = done ? amount : amount / 2000 * 1000;

	put_format(s, "GM%d%03d", year, serial);
	put_format(s, "%s%s项目", f->township->name, catalog[item].name);
	put_format(s, "%s%s", f->township->name, f->township->type == 1 ? "办事处" : "人民政府");
	put_provider(f, s, item, day, r);
	put_code(s, L_PM, method);
	put_day(s, day);
	put_day(s, day + 10);
	put_day(s, day + 10 + prng_between(r, 120, 240));
	put_money(s, amount);
	put_money(s, paid);
	put_code(s, L_FS, source);
	put_code(s, L_PS, done ? 2 : 1);
	if (done)
		put_tenths(s, score + prng_below(r, 10));
	else
		put_blank(s);
	row_keep(s, day <= f->cutoff);
}

struct fund { int year, source, direction; int64_t amount, spent; bool in_kind; const char *project; int day; };

static void put_fund(struct filling *f, struct sheet *s, const struct fund *x, int serial, struct prng *r)
{
	const struct org *o = pick_org(f->township, r, x->day);
	bool named = x->direction == 2 && o != NULL && prng_chance(r, 50);

	put_format(s, "ZJ%d%03d", x->year, serial);
	put_int(s, x->year);
	put_code(s, L_FS, x->source);
	put_code(s, L_FU, x->direction);
	put_money(s, x->amount);
	put_money(s, x->spent);
	put_bool(s, x->in_kind);
	put(s, named ? o->id : "");
	put(s, x->source == 6 && prng_chance(r, 30) ? "个人捐赠" : payers[x->source]);
	put_day(s, x->day);
	put(s, x->project);
	row_keep(s, x->day <= f->cutoff);
}

static void fund_year(struct filling *f, struct sheet *s, int year, int *serial, struct prng *r)
{
	static const char *const project[10] = { [1] = "社区公益微创投", [2] = "社区惠民微项目", [3] = "社区社会组织培育扶持",
		[4] = "党组织服务群众项目", [5] = "企业冠名邻里节", [6] = "慈善助老助困", [7] = "闲置场地置换服务",
		[8] = "社区治理工作经费", [9] = "组织活动自筹" };
	static const int order[] = { 4, 1, 2, 6, 3, 5, 7 };
	int kinds_of = MIN(f->township->profile->sources, (int)G_N_ELEMENTS(order));

	for (int i = 0; i < kinds_of; i++) {
		int rows = prng_between(r, 1, 3);

		for (int k = 0; k < rows; k++) {
			int64_t amount = 1000 * (int64_t)prng_between(r, 320, 4600);
			struct fund x = { year, order[i], prng_between(r, 2, 5), amount,
				amount * prng_between(r, year == 2022 ? 90 : 45, 100) / 100 / 100 * 100, order[i] == 7,
				project[order[i]], day_of(year, 2, 8) + prng_below(r, 290) };

			put_fund(f, s, &x, ++*serial, r);
		}
	}
}

void fill_funds(struct filling *f, struct sheet *funds, struct sheet *purchases)
{
	struct prng r = fill_stream(f, S_FUNDS);
	int contracts = f->township->profile->sources - 1, serial = 0, fund = 0;
	int64_t base[8];

	for (int i = 0; i < contracts; i++)
		base[i] = 10000 * (int64_t)prng_between(&r, 180, 560) * f->township->profile->sources / 3 / 1000 * 1000;
	for (int year = 2022; year <= 2023; year++) {
		fund_year(f, funds, year, &fund, &r);
		for (int i = 0; i < contracts; i++) {
			int64_t amount = grown(f, base[i], year);
			int day = day_of(year, 2, 20) + prng_below(&r, 270), source = prng_chance(&r, 60) ? 1 : 3;
			struct fund x = { year, source, 1, amount, 0, false, "政府购买社区社会组织服务", day };

			x.spent = year == 2022 || day < day_of(2023, 4, 1) ? amount : amount / 2000 * 1000;
			put_purchase(f, purchases, year, source, amount, day, ++serial, &r);
			put_fund(f, funds, &x, ++fund, &r);
		}
	}
}

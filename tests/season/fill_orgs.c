/* fill_orgs.c -- communities, organisations, incubators. */
#include "season/fill.h"

#include <string.h>

void fill_communities(struct filling *f, struct sheet *s)
{
	const struct township *t = f->township;

	for (int i = 0; i < t->n_communities; i++) {
		const struct community *c = &t->communities[i];

		put_key(s, c->code, c->code);
		put(s, c->name);
		put_code(s, L_CK, c->kind);
		put_code(s, L_UR, c->class);
		put_int(s, c->households);
		put_int(s, c->population);
		put_bool(s, c->center);
		put_bool(s, c->contact_system);
		put_day(s, c->system_day);
		put_int(s, c->contacts[0]);
		put_int(s, c->contacts[1]);
		put_bool(s, c->reported);
		put_bool(s, c->assessed);
		row_end(s);
	}
}

static void put_identity(struct sheet *s, const struct township *t, const struct org *o, int cutoff)
{
	bool rural = o->community >= 0 && t->communities[o->community].kind == 'R';

	put(s, o->id);
	put(s, o->name);
	put_place(s, t, o->community);
	put_code(s, L_RS, o->status);
	put(s, o->uscc);
	put(s, o->filing);
	put_day(s, o->established);
	put_day(s, o->filed);
	put_day(s, o->closed <= cutoff ? o->closed : 0);
	put_code(s, L_OC, o->kind->category);
	put_code(s, L_ON, o->kind->nature);
	put_multi(s, L_SF, o->kind->fields);
	put_code(s, L_RK, rural ? o->kind->rural : -1);
}

static void put_people(struct sheet *s, const struct org *o)
{
	put(s, o->leader);
	put(s, o->phone);
	put_bool(s, o->leader_party);
	put_bool(s, o->parttime);
	put_int(s, o->members);
	put_int(s, o->staff);
	put_int(s, o->party_members);
	put_code(s, L_PF, o->party_form);
	put_bool(s, o->guide);
}

static void put_incubation(struct sheet *s, const struct org *o, int cutoff)
{
	put_bool(s, o->incubated);
	put(s, o->incubated ? "INC01" : "");
	put_day(s, o->graduated <= cutoff ? o->graduated : 0);
}

static void put_quality(struct sheet *s, const struct org *o, int cutoff, struct prng *r)
{
	static const char *const bodies[] = { "1 2 5", "1 2 3 4 5", "2 4 5", "1 5", "2 5", "1 2 4 5" };
	static const char *const shared[] = { "", "", "1", "1 2", "3", "1 3" };
	bool appraised = o->appraised != 0 && o->appraised <= cutoff;

	put_bool(s, o->charter);
	put_bool(s, o->in_system);
	put_multi(s, L_GB, o->status < 3 ? bodies[1] : PRNG_PICK(r, bodies));
	put_day(s, appraised ? o->appraised : 0);
	put_code(s, L_AR, appraised ? o->appraisal : -1);
	put_incubation(s, o, cutoff);
	put_bool(s, o->brand && o->named <= cutoff);
	put_multi(s, L_SM, PRNG_PICK(r, shared));
	if (o->income > 0)
		put_money(s, o->income);
	else
		put_blank(s);
}

void fill_organizations(struct filling *f, struct sheet *s)
{
	const struct township *t = f->township;
	struct prng r = fill_stream(f, S_ORGS);

	for (int i = 0; i < t->n_orgs; i++) {
		const struct org *o = &t->orgs[i];

		put_identity(s, t, o, f->cutoff);
		put_people(s, o);
		put_quality(s, o, f->cutoff, &r);
		row_keep(s, org_listed(o, f->cutoff));
	}
}

/* ---- incubators ------------------------------------------------------------- */

struct incubator { const char *id, *suffix, *operator, *host, *sharing; int kind, built; bool registered; };

static void put_graduates(struct sheet *s, const struct filling *f, const char *id)
{
	int count[2] = { 0 }, now = 0;

	for (int i = 0; i < f->township->n_orgs; i++) {
		const struct org *o = &f->township->orgs[i];

		if (!o->incubated || !org_listed(o, f->cutoff))
			continue;
		if (o->graduated == 0 || o->graduated > f->cutoff)
			now++;
		else
			count[day_year(o->graduated) - 2022]++;
	}
	if (!g_str_equal(id, "INC01"))
		now = count[0] = count[1] = 0;
	put_int(s, now);
	put_int(s, count[0]);
	put_int(s, count[1]);
}

static void put_incubator(struct sheet *s, const struct filling *f, const struct incubator *inc,
	struct prng *r, int serial)
{
	const struct township *t = f->township;
	char uscc[19] = "";

	if (inc->registered)
		name_uscc(r, "51", uscc);
	put(s, inc->id);
	put_format(s, "%s%s", t->name, inc->suffix);
	put_code(s, L_IL, 3);
	put_code(s, L_IK, inc->kind);
	put_day(s, inc->built);
	put_multi(s, L_HF, inc->host);
	put_multi(s, L_SM, inc->sharing);
	put_format(s, "%d.%d", prng_between(r, 60, 420), prng_between(r, 1, 9));
	put_multi(s, L_IF, t->profile->sources > 2 ? "1 2 3" : "1 3");
	put_int(s, prng_between(r, 2, 6));
	put_format(s, "%s%s", t->name, inc->operator);
	put(s, uscc);
	put_graduates(s, f, inc->id);
	if (t->type == 1)
		put_blank(s);
	else
		put_bool(s, t->profile->qualifies);
	put_evidence(s, t, "FH", serial);
	row_end(s);
}

void fill_incubators(struct filling *f, struct sheet *s)
{
	static const struct incubator station = { "INC01", "社区社会组织孵化服务站", "社会工作服务站", "1 4", "1 2",
		2, 0, false };
	static const struct incubator federation = { "INC02", "社区社会组织联合会", "社会工作服务站", "4 5", "1 3",
		3, 0, true };
	struct prng r = fill_stream(f, S_INCUBATORS);
	struct incubator inc = station;

	inc.built = day_of(2021, 5, 10) + prng_below(&r, 300);
	put_incubator(s, f, &inc, &r, 1);
	inc = federation;
	inc.built = day_of(2022, 7, 1) + prng_below(&r, 200);
	if (f->township->profile->federation)
		put_incubator(s, f, &inc, &r, 2);
}

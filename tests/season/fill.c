/* fill.c -- one submission: its first row, the order of the tables, shared helpers. */
#include "season/fill.h"

static const char *const festivals[12] = {
	"迎新春", "元宵节", "学雷锋", "三月三", "五一", "端午节", "七一", "建军节", "中秋节", "重阳节", "暖冬", "迎元旦",
};

struct prng fill_stream(const struct filling *f, enum stream tag)
{
	return prng_stream(f->world->options.seed, f->township->index, (int)tag);
}

void put_place(struct sheet *s, const struct township *t, int community)
{
	if (community < 0)
		put_key(s, t->code, t->name);
	else
		put_key(s, t->communities[community].code, t->communities[community].name);
}

void put_evidence(struct sheet *s, const struct township *t, const char *kind, int serial)
{
	put_format(s, "ZM-%.3s-%s-%04d", t->code + 6, kind, serial);
}

void put_filled(struct sheet *s, const char *text, const struct township *t, const struct org *o,
	const char *spot, int month)
{
	GString *out = g_string_new(text);

	g_string_replace(out, "{社}", o->community < 0 ? t->name : t->communities[o->community].name, 0);
	g_string_replace(out, "{组}", o->name, 0);
	g_string_replace(out, "{点}", spot, 0);
	g_string_replace(out, "{节}", festivals[month - 1], 0);
	put(s, out->str);
	g_string_free(out, TRUE);
}

const struct org *pick_org(const struct township *t, struct prng *r, int day)
{
	int start = prng_below(r, t->n_orgs);

	for (int i = 0; i < t->n_orgs; i++) {
		const struct org *o = &t->orgs[(start + i) % t->n_orgs];

		if (org_active(o, day) && o->status <= 3)
			return o;
	}
	return NULL;
}

static void fill_submission(struct filling *f, struct sheet *s)
{
	const struct township *t = f->township;

	put_key(s, t->code, t->code);
	put(s, t->name);
	put_code(s, L_TT, t->type);
	put_day(s, f->cutoff);
	put_int(s, f->version);
	put_day(s, f->submitted);
	put(s, t->filler);
	put(s, t->phone);
	put(s, t->reviewer);
	put(s, t->leader);
	put_int(s, t->population);
	row_end(s);
}

void fill_all(struct filling *f, const struct style *style)
{
	for (int i = 0; i < N_TOWNSHIP_FORMS; i++)
		f->sheets[i] = sheet_new((enum form_id)i, style);
	fill_submission(f, f->sheets[F_SUBMISSION]);
	fill_party(f, f->sheets[F_PARTY]);
	fill_communities(f, f->sheets[F_COMMUNITIES]);
	fill_organizations(f, f->sheets[F_ORGANIZATIONS]);
	fill_incubators(f, f->sheets[F_INCUBATORS]);
	fill_activities(f, f->sheets[F_ACTIVITIES]);
	fill_trainings(f, f->sheets[F_TRAININGS]);
	fill_talents(f, f->sheets[F_TALENTS]);
	fill_funds(f, f->sheets[F_FUNDS], f->sheets[F_PURCHASES]);
	fill_publicity(f, f->sheets[F_PUBLICITY]);
	fill_brands(f, f->sheets[F_BRANDS]);
	fill_duties(f, f->sheets[F_DUTIES]);
	fill_problems(f, f->sheets[F_PROBLEMS]);
	fill_cases(f, f->sheets[F_CASES]);
	fill_experiences(f, f->sheets[F_EXPERIENCES]);
	fill_satisfaction(f, f->sheets[F_SATISFACTION]);
}

void fill_free(struct filling *f)
{
	for (int i = 0; i < N_TOWNSHIP_FORMS; i++)
		sheet_free(f->sheets[i]);
}

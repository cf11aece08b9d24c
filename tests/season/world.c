/* world.c -- places and organisations. Shares of a total are dealt out exactly:
 * every part gets its share rounded down, and the remainder is carried on. */
#include "season/world.h"

#include <stdarg.h>
#include <string.h>

#include "season/passages.h"

enum { FIRST_DAY = 2016, COUNTED_SHARE = 91 };

const char *world_format(struct world *w, const char *format, ...)
{
	va_list args;
	char *text;
	const char *kept;

	va_start(args, format);
	text = g_strdup_vprintf(format, args);
	va_end(args);
	kept = g_string_chunk_insert(w->strings, text);
	g_free(text);
	return kept;
}

struct deal { int64_t total, weights, carry; };

static int deal(struct deal *d, int64_t weight)
{
	int64_t share;

	d->carry += d->total * weight;
	share = d->carry / d->weights;
	d->carry %= d->weights;
	return (int)share;
}

bool org_listed(const struct org *o, int day)
{
	return o->established <= day;
}

bool org_active(const struct org *o, int day)
{
	return o->established <= day && (o->closed == 0 || o->closed > day);
}

/* ---- places ----------------------------------------------------------------- */

static void name_township(struct world *w, struct township *t, int serial[4])
{
	static const int base[4] = { 0, 0, 100, 200 };
	static const char *const ending[4] = { "", "街道", "镇", "乡" };
	int type = t->type;

	serial[type]++;
	g_snprintf(t->code, sizeof t->code, "%06d%03d000", DISTRICT, base[type] + serial[type]);
	t->name = t->index < (int)G_N_ELEMENTS(profiles) ? t->profile->name
		: world_format(w, "%s%s", name_place(w, 'R', 1000 + t->index), ending[type]);
}

static int class_of(const struct township *t, const struct community *c, struct prng *r)
{
	if (c->kind == 'U')
		return t->type == 1 ? (prng_chance(r, 80) ? 111 : 112) : 121;
	if (t->type == 1)
		return prng_chance(r, 30) ? 112 : 220;
	return prng_chance(r, 6) ? (t->type == 2 ? 122 : 210) : 220;
}

static void make_community(struct world *w, struct township *t, int index, char kind, int serial[2],
	struct prng *r)
{
	struct community *c = &t->communities[index];
	const struct profile *p = t->profile;
	int part = kind == 'U' ? 1 + index : 200 + index;

	c->kind = kind;
	g_snprintf(c->code, sizeof c->code, "%.9s%03d", t->code, part);
	c->shortname = name_place(w, kind, serial[kind == 'R']++);
	c->name = world_format(w, "%s%s", c->shortname, kind == 'U' ? "社区" : "村");
	c->class = class_of(t, c, r);
	if (!w->options.dirty && kind == 'R')
		c->class = 220;
	c->households = kind == 'U' ? prng_between(r, 1203, 3987) : prng_between(r, 386, 1189);
	c->population = c->households * prng_between(r, 26, 36) / 10 + prng_below(r, 40);
	c->center = prng_chance(r, 92);
	c->contact_system = prng_chance(r, p->contact_system);
	c->system_day = c->contact_system ? day_of(2022, 6, 1) + prng_below(r, 150) : 0;
	c->reported = prng_chance(r, p->contact_system - 6);
	c->assessed = prng_chance(r, p->contact_system - 3);
	t->population += c->population;
}

static void make_places(struct world *w)
{
	int serial[4] = { 0 }, named[2] = { 0 };
	struct deal parts = { w->options.communities, 0, 0 };

	for (int i = 0; i < w->n_townships; i++) {
		const struct profile *p = &profiles[i % (int)G_N_ELEMENTS(profiles)];

		parts.weights += p->urban + p->rural;
	}
	for (int i = 0; i < w->n_townships; i++) {
		struct township *t = &w->townships[i];
		struct prng r = prng_stream(w->options.seed, i, S_PLACES);
		int n_urban, n_rural;

		t->index = i;
		t->profile = &profiles[i % (int)G_N_ELEMENTS(profiles)];
		t->type = t->profile->type;
		name_township(w, t, serial);
		n_urban = deal(&parts, t->profile->urban);
		n_rural = deal(&parts, t->profile->rural);
		if (n_urban + n_rural == 0)
			n_rural = 1;   /* no township without one, were it beyond the number asked for */
		t->n_communities = n_urban + n_rural;
		t->communities = g_new0(struct community, t->n_communities);
		for (int c = 0; c < t->n_communities; c++)
			make_community(w, t, c, c < n_urban ? 'U' : 'R', named, &r);
		t->filler = name_person(w, &r);
		t->reviewer = name_person(w, &r);
		t->leader = name_person(w, &r);
		name_phone(&r, t->phone);
	}
}

/* ---- organisations ------------------------------------------------------------ */

/* Four in ten stood before 2022, a third came in 2022; seven in a hundred come after the first cut-off. */
static int established_day(struct prng *r)
{
	int of_100 = prng_below(r, 100);

	if (of_100 < 42)
		return day_of(FIRST_DAY, 3, 1) + prng_below(r, day_of(2021, 12, 20) - day_of(FIRST_DAY, 3, 1));
	if (of_100 < 76)
		return day_of(2022, 1, 5) + prng_below(r, 355);
	if (of_100 < 94)
		return day_of(2023, 1, 3) + prng_below(r, 255);
	return day_of(2023, 10, 8) + prng_below(r, 40);
}

static void make_status(struct world *w, struct township *t, struct org *o, int serial, struct prng *r)
{
	const char *suffix = o->kind->suffix;
	int y = day_year(o->established), dice = prng_below(r, 100);
	int last = o->established <= day_of(2023, 9, 15) ? day_of(2023, 9, 28) : day_of(2023, 11, 28);

	int filed = o->established + prng_between(r, 5, 60);

	o->filed = MIN(filed, last);
	if (strstr(suffix, "合作社") != NULL)
		o->status = dice < 70 ? 9 : 3;
	else if (dice >= t->profile->filed)
		o->status = 4;
	else
		o->status = dice < 5 ? 1 : dice < 12 ? 2 : 3;
	if (o->status == 9)
		name_uscc(r, "93", o->uscc);
	else if (o->status < 3)
		name_uscc(r, o->status == 1 ? "51" : "52", o->uscc);
	else if (o->status == 3)
		g_snprintf(o->filing, sizeof o->filing, "BA%.9s-%d%04d", t->code, y, serial);
	else
		o->filed = 0;
	(void)w;
}

static void make_members(const struct world *w, const struct profile *p, struct org *o, struct prng *r)
{
	o->members = prng_between(r, 8, 46);
	o->staff = o->status < 3 ? prng_between(r, 1, 4) : 0;
	o->party_members = prng_chance(r, 70) ? prng_between(r, 1, MIN(9, o->members / 3 + 1)) : 0;
	o->leader_party = prng_chance(r, p->party_leaders);
	if (o->leader_party)
		o->party_members = MAX(o->party_members, 1);
	o->parttime = o->leader_party && prng_chance(r, p->party_leaders / 3);
	o->guide = prng_chance(r, p->guided);
	o->party_form = 0;
	if (o->party_members >= 3 && (prng_chance(r, p->party_org) || !w->options.dirty))
		o->party_form = o->party_members >= 6 ? 1 : prng_chance(r, 60) ? 3 : 2;
	else if (prng_chance(r, 60))
		o->party_members = MIN(o->party_members, 2);
	o->charter = prng_chance(r, p->charter);
	o->in_system = o->status <= 3 && prng_chance(r, p->in_system);
	if (prng_chance(r, p->appraised) && o->established < day_of(2023, 3, 1)) {
		o->appraised = day_of(2023, 3, 6) + prng_below(r, 190);
		o->appraisal = prng_chance(r, 30) ? 1 : prng_chance(r, 60) ? 2 : 3;
	}
	o->income = prng_chance(r, 60) ? 100 * (int64_t)prng_between(r, 600, 24000) : 0;
}

static void make_org(struct world *w, struct township *t, struct org *o, int serial, struct prng *r)
{
	g_snprintf(o->id, sizeof o->id, "ORG%04d", serial);
	o->established = established_day(r);
	if (o->established < day_of(2022, 6, 1) && prng_chance(r, 4))
		o->closed = day_of(2022, 3, 1) + prng_below(r, 600);
	if (o->closed != 0 && o->closed <= o->established)
		o->closed = 0;
	make_status(w, t, o, serial, r);
	make_members(w, t->profile, o, r);
	o->leader = name_person(w, r);
	name_phone(r, o->phone);
}

static void shuffle(int *order, int n, struct prng *r)
{
	for (int i = n - 1; i > 0; i--) {
		int j = prng_below(r, i + 1), swap = order[i];

		order[i] = order[j];
		order[j] = swap;
	}
}

/* A community's kinds differ; only when all are used do second ones come. The first two are the brands. */
static void make_community_orgs(struct world *w, struct township *t, int index, struct prng *r)
{
	struct community *c = &t->communities[index];
	int order[64], n = 0;

	for (int k = 0; k < n_kinds; k++)
		if (kinds[k].where == 'B' || kinds[k].where == c->kind)
			order[n++] = k;
	shuffle(order, n, r);
	for (int i = 0; i < c->n_orgs; i++) {
		struct org *o = &t->orgs[c->first_org + i];

		o->kind = &kinds[order[i % n]];
		o->community = index;
		o->name = i < n ? world_format(w, "%s%s", c->name, o->kind->suffix)
			: world_format(w, "%s第%d%s", c->name, i / n + 1, o->kind->suffix);
		make_org(w, t, o, c->first_org + i + 1, r);
	}
}

/* The last of a township's organisations stands for the whole of it. */
static void make_wide_org(struct world *w, struct township *t, struct prng *r)
{
	struct org *o = &t->orgs[t->n_orgs - 1];

	o->kind = kind_find("刘三姐志愿服务队");
	o->community = -1;
	o->name = world_format(w, "%s志愿者协会", t->name);
	make_org(w, t, o, t->n_orgs, r);
	o->established = day_of(2019, 4, 1) + prng_below(r, 400);
	o->closed = 0;
	o->filed = o->established + 20;
	o->status = 1;
	o->filing[0] = '\0';
	name_uscc(r, "51", o->uscc);
}

static void make_brands(struct township *t, struct prng *r)
{
	for (int i = 0; i < t->n_communities; i++) {
		struct community *c = &t->communities[i];
		int wanted = prng_chance(r, t->profile->brands_two) ? 2 + prng_chance(r, 15) : prng_chance(r, 60);

		for (int k = 0; k < c->n_orgs && wanted > 0; k++) {
			struct org *o = &t->orgs[c->first_org + k];

			if (o->status > 3 || o->closed != 0 || o->established > day_of(2023, 6, 1))
				continue;
			o->brand = true;
			o->named = MAX(o->established + 60, day_of(2022, 9, 1)) + prng_below(r, 300);
			o->named = MIN(o->named, day_of(2023, 11, 20));
			wanted--;
		}
	}
}

/* As many as the profile says leave the incubator in 2022, a few more in 2023. */
static void make_incubated(struct township *t, struct prng *r)
{
	int left = t->profile->incubated_2022, more = left;

	for (int i = 0; i < t->n_orgs; i++) {
		struct org *o = &t->orgs[i];
		int y = day_year(o->established);

		if (o->status > 3 || o->closed != 0 || o->community < 0)
			continue;
		if (left > 0 && (y == 2021 || (y == 2022 && day_month(o->established) < 7))) {
			o->graduated = MAX(o->established + 100, day_of(2022, 3, 1)) + prng_below(r, 60);
			left--;
		} else if (more > 0 && y == 2022 && day_month(o->established) > 7) {
			o->graduated = day_of(2023, 2, 1) + prng_below(r, 280);
			more--;
		} else if (y < 2023 || !prng_chance(r, 20)) {
			continue;
		}
		o->incubated = true;
	}
}

static int64_t org_weight(const struct township *t, const struct community *c, struct prng *r)
{
	int average = c->kind == 'U' ? t->profile->urban_avg : t->profile->rural_avg;

	if (t->profile->empty_last && c == &t->communities[t->n_communities - 1])
		return 0;
	return (int64_t)average * prng_between(r, 70, 130);
}

static void count_orgs(struct world *w)
{
	struct deal d = { w->options.orgs - w->n_townships, 0, 0 };
	struct prng r = prng_stream(w->options.seed, -1, S_ORGS), again = r;

	for (int i = 0; i < w->n_townships; i++)
		for (int c = 0; c < w->townships[i].n_communities; c++)
			d.weights += org_weight(&w->townships[i], &w->townships[i].communities[c], &r);
	for (int i = 0; i < w->n_townships; i++) {
		struct township *t = &w->townships[i];

		for (int c = 0; c < t->n_communities; c++) {
			t->communities[c].first_org = t->n_orgs;
			t->communities[c].n_orgs = deal(&d, org_weight(t, &t->communities[c], &again));
			t->n_orgs += t->communities[c].n_orgs;
		}
		t->n_orgs++;
	}
}

static void make_orgs(struct world *w)
{
	count_orgs(w);
	for (int i = 0; i < w->n_townships; i++) {
		struct township *t = &w->townships[i];
		struct prng r = prng_stream(w->options.seed, i, S_ORGS);

		t->orgs = g_new0(struct org, t->n_orgs);
		for (int c = 0; c < t->n_communities; c++)
			make_community_orgs(w, t, c, &r);
		make_wide_org(w, t, &r);
		passages_settle(w, t);
		make_brands(t, &r);
		make_incubated(t, &r);
	}
}

/* Some are busy, some sleep. */
static int64_t activity_weight(const struct township *t, const struct org *o, struct prng *r)
{
	int days = day_of(2023, 11, 30) - MAX(o->established, day_of(2022, 1, 1));
	int zeal = prng_chance(r, 9) ? 0 : prng_between(r, 4, 9);

	return MAX(days, 0) * (int64_t)zeal * t->profile->activity * (o->brand ? 2 : 1);
}

static void count_activities(struct world *w)
{
	struct deal d = { w->options.activities, 0, 0 };
	struct prng r = prng_stream(w->options.seed, -1, S_ACTIVITIES), again = r;

	for (int i = 0; i < w->n_townships; i++)
		for (int o = 0; o < w->townships[i].n_orgs; o++)
			d.weights += activity_weight(&w->townships[i], &w->townships[i].orgs[o], &r);
	for (int i = 0; i < w->n_townships; i++)
		for (int o = 0; o < w->townships[i].n_orgs; o++) {
			struct org *org = &w->townships[i].orgs[o];

			org->activities = deal(&d, activity_weight(&w->townships[i], org, &again));
		}
}

struct world *world_new(const struct options *options)
{
	struct world *w = g_new0(struct world, 1);

	w->options = *options;
	w->strings = g_string_chunk_new(65536);
	passages_load(w);
	w->n_townships = options->townships;
	w->townships = g_new0(struct township, w->n_townships);
	make_places(w);
	make_orgs(w);
	count_activities(w);
	return w;
}

void world_free(struct world *w)
{
	for (int i = 0; i < w->n_townships; i++) {
		g_free(w->townships[i].communities);
		g_free(w->townships[i].orgs);
	}
	g_free(w->townships);
	passages_free(w);
	g_string_chunk_free(w->strings);
	g_free(w);
}

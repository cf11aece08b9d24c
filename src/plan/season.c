/* season.c -- input/season.xml: who, when, which plan. Every mistake in one run. */
#include <glib.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "plan/load.h"

struct reader {
	struct arena *arena;
	struct diags *diags;
	const char *file;
	struct season *season;
	struct season_phase *phases;
};

static struct loc place_of(const struct reader *r, const xmlNode *node)
{
	return (struct loc){ .file = r->file, .line = (uint32_t)xmlGetLineNo(node) };
}

/* A season's own words, to find slips in names. */
static void check_attrs(struct reader *r, const xmlNode *node, const char *const *known, size_t n)
{
	for (const xmlAttr *a = node->properties; a != NULL; a = a->next) {
		const char *name = arena_strdup(r->arena, (const char *)a->name);
		bool found = false;

		for (size_t i = 0; i < n; i++)
			found |= strcmp(known[i], name) == 0;
		if (!found)
			diag_say(r->diags, DIAG_SEASON_UNKNOWN, place_of(r, node),
				arena_strdup(r->arena, (const char *)node->name), name, plan_nearest(r->arena, name, known, n));
	}
}

static const char *need_attr(struct reader *r, const xmlNode *node, const char *name)
{
	const char *text = xml_attr(r->arena, node, name);

	if (text != NULL && text[0] != '\0')
		return text;
	diag_say(r->diags, DIAG_SEASON_MISSING, place_of(r, node),
		arena_strdup(r->arena, (const char *)node->name), name, NULL);
	return "";
}

static void wrong_value(struct reader *r, const xmlNode *node, const char *name, const char *text, const char *expected)
{
	diag_say(r->diags, DIAG_SEASON_VALUE, place_of(r, node), name, text, expected);
}

static int64_t day_attr(struct reader *r, const xmlNode *node, const char *name, bool needed)
{
	const char *text = needed ? need_attr(r, node, name) : xml_attr(r->arena, node, name);
	int64_t day = text == NULL || text[0] == '\0' ? PLAN_EMPTY : plan_date_parse(text);

	if (day == PLAN_EMPTY && text != NULL && text[0] != '\0')
		wrong_value(r, node, name, text, "2023-09-30");
	return day;
}

static void read_root(struct reader *r, const xmlNode *root)
{
	static const char *const known[] = { "title", "year", "date", "plan", "profile", "official", "doc-no", "copies", "seed" };
	static const char *const profiles[] = { "inspect", "district", "public" };
	struct season *s = r->season;
	const char *plan = xml_attr(r->arena, root, "plan");
	const char *profile = xml_attr(r->arena, root, "profile");
	const char *official = xml_attr(r->arena, root, "official");
	size_t i = 0;

	check_attrs(r, root, known, G_N_ELEMENTS(known));
	s->title = need_attr(r, root, "title");
	s->year = need_attr(r, root, "year");
	if (s->year[0] != '\0' && (strlen(s->year) != 4 || strspn(s->year, "0123456789") != 4))
		wrong_value(r, root, "year", s->year, "2023");
	s->date = day_attr(r, root, "date", true);
	s->plan_path = plan == NULL || plan[0] == '\0' ? NULL : g_path_is_absolute(plan) ? plan
		: arena_printf(r->arena, "%s/%s", s->root, plan);
	while (profile != NULL && i < G_N_ELEMENTS(profiles) && strcmp(profiles[i], profile) != 0)
		i++;
	if (i == G_N_ELEMENTS(profiles))
		wrong_value(r, root, "profile", profile, "inspect | district | public");
	else
		s->profile = (enum plan_profile)i;
	s->official = g_strcmp0(official, "yes") == 0;
	if (official != NULL && !s->official && strcmp(official, "no") != 0)
		wrong_value(r, root, "official", official, "yes | no");
	s->doc_no = xml_attr(r->arena, root, "doc-no");
	if (s->doc_no != NULL && s->doc_no[0] == '\0')
		s->doc_no = NULL;
	s->copies = xml_attr(r->arena, root, "copies");
	s->seed = xml_attr(r->arena, root, "seed");
	if (s->seed == NULL || s->seed[0] == '\0')
		s->seed = s->year;
}

static void read_district(struct reader *r, const xmlNode *root)
{
	static const char *const known[] = { "code", "name", "issuer" };
	const xmlNode *node = xml_first(root, "district");
	struct season *s = r->season;

	if (node == NULL) {
		diag_say(r->diags, DIAG_SEASON_MISSING, place_of(r, root), "season", "<district>", NULL);
		return;
	}
	check_attrs(r, node, known, G_N_ELEMENTS(known));
	s->district_code = need_attr(r, node, "code");
	s->district_name = need_attr(r, node, "name");
	s->issuer = need_attr(r, node, "issuer");
	if (s->district_code[0] != '\0' && (strlen(s->district_code) != 6 || strspn(s->district_code, "0123456789") != 6))
		wrong_value(r, node, "code", s->district_code, "450199");
	if (xml_next(node, "district") != NULL)
		diag_say(r->diags, DIAG_SEASON_VALUE, place_of(r, xml_next(node, "district")), "season", "<district>", "1");
}

static void read_phase(struct reader *r, const xmlNode *node, struct season_phase *p)
{
	static const char *const known[] = { "id", "label", "from", "to", "cutoff", "deadline", "fallback" };

	check_attrs(r, node, known, G_N_ELEMENTS(known));
	p->id = need_attr(r, node, "id");
	p->label = need_attr(r, node, "label");
	p->from = day_attr(r, node, "from", true);
	p->to = day_attr(r, node, "to", true);
	p->cutoff = day_attr(r, node, "cutoff", false);
	p->deadline = day_attr(r, node, "deadline", p->cutoff != PLAN_EMPTY);
	p->fallback = -1;
	if (p->id[0] != '\0' && !season_date_is_known(arena_printf(r->arena, "%s.from", p->id)))
		wrong_value(r, node, "id", p->id, "deploy | impl | inspection | wrapup");
	if (p->from != PLAN_EMPTY && p->to != PLAN_EMPTY && p->from > p->to)
		wrong_value(r, node, "to", xml_attr(r->arena, node, "to"), ">= from");
	if (p->cutoff != PLAN_EMPTY && p->deadline != PLAN_EMPTY && p->deadline < p->cutoff)
		wrong_value(r, node, "deadline", xml_attr(r->arena, node, "deadline"), ">= cutoff");
}

static void link_fallback(struct reader *r, const xmlNode *node, struct season_phase *p)
{
	const char *name = xml_attr(r->arena, node, "fallback");
	const char **names = ARENA_ARRAY(r->arena, const char *, r->season->n_phases + 1);
	int other = name == NULL ? -1 : season_find_phase(r->season, name);

	if (name == NULL)
		return;
	for (size_t i = 0; i < r->season->n_phases; i++)
		names[i] = r->phases[i].id;
	if (other < 0)
		diag_say(r->diags, DIAG_SEASON_UNKNOWN, place_of(r, node), "fallback", name,
			plan_nearest(r->arena, name, names, r->season->n_phases));
	else if (&r->phases[other] >= p)
		wrong_value(r, node, "fallback", name, "< phase");
	else
		p->fallback = other;
}

static void read_phases(struct reader *r, const xmlNode *root)
{
	size_t n = xml_count(root, "phase"), i = 0;

	r->phases = ARENA_ARRAY(r->arena, struct season_phase, n + 1);
	r->season->phases = r->phases;
	for (const xmlNode *c = xml_first(root, "phase"); c != NULL; c = xml_next(c, "phase"), i++) {
		read_phase(r, c, &r->phases[i]);
		if (r->phases[i].id[0] != '\0' && season_find_phase(r->season, r->phases[i].id) >= 0)
			wrong_value(r, c, "id", r->phases[i].id, "1 ×");
		r->season->n_phases = i + 1;
	}
	i = 0;
	for (const xmlNode *c = xml_first(root, "phase"); c != NULL; c = xml_next(c, "phase"))
		link_fallback(r, c, &r->phases[i++]);
	if (n == 0)
		diag_say(r->diags, DIAG_SEASON_MISSING, place_of(r, root), "season", "<phase>", NULL);
}

static void read_season(struct reader *r, const xmlNode *root)
{
	static const char *const known[] = { "district", "phase" };

	if (!xml_is(root, "season")) {
		diag_say(r->diags, DIAG_SEASON_UNKNOWN, place_of(r, root), "season.xml",
			arena_strdup(r->arena, (const char *)root->name), "");
		return;
	}
	for (const xmlNode *c = xml_first(root, NULL); c != NULL; c = xml_next(c, NULL))
		if (!xml_is(c, "district") && !xml_is(c, "phase")) {
			const char *name = arena_strdup(r->arena, (const char *)c->name);

			diag_say(r->diags, DIAG_SEASON_UNKNOWN, place_of(r, c), "season", name,
				plan_nearest(r->arena, name, known, G_N_ELEMENTS(known)));
		}
	read_root(r, root);
	read_district(r, root);
	read_phases(r, root);
}

const struct season *season_load(const char *root, struct arena *arena, struct diags *diags)
{
	struct reader r = { .arena = arena, .diags = diags, .season = ARENA_NEW(arena, struct season) };
	size_t before = diags_count_level(diags, DIAG_TEMPLATE), len;
	const char *path = arena_printf(arena, "%s/season.xml", root);
	char *bytes;
	xmlDoc *doc;

	if (!g_file_test(path, G_FILE_TEST_IS_REGULAR)) {
		diag_say(diags, DIAG_NO_INPUT, (struct loc){ .file = path }, arena_strdup(arena, root), NULL, NULL);
		return NULL;
	}
	if (!file_read(path, &bytes, &len, diags))
		return NULL;
	r.file = r.season->path = path;
	r.season->root = arena_strdup(arena, root);
	doc = xml_read(path, bytes, len, DIAG_INPUT, diags);
	if (doc != NULL)
		read_season(&r, xmlDocGetRootElement(doc));
	xmlFreeDoc(doc);
	g_free(bytes);
	return diags_count_level(diags, DIAG_TEMPLATE) == before ? r.season : NULL;
}

const char *const *season_date_names(size_t *n)
{
#define PHASE(id) id ".from", id ".to", id ".cutoff", id ".deadline"
	static const char *const names[] = {
		"cutoff", "deadline", PHASE("deploy"), PHASE("impl"), PHASE("inspection"), PHASE("wrapup"),
	};
#undef PHASE

	*n = G_N_ELEMENTS(names);
	return names;
}

bool season_date_is_known(const char *name)
{
	size_t n;
	const char *const *names = season_date_names(&n);

	for (size_t i = 0; i < n; i++)
		if (strcmp(names[i], name) == 0)
			return true;
	return plan_date_parse(name) != PLAN_EMPTY;
}

int season_find_phase(const struct season *season, const char *id)
{
	for (size_t i = 0; i < season->n_phases; i++)
		if (strcmp(season->phases[i].id, id) == 0)
			return (int)i;
	return -1;
}

static int64_t phase_day(const struct season_phase *p, const char *day)
{
	if (strcmp(day, "from") == 0)
		return p->from;
	if (strcmp(day, "to") == 0)
		return p->to;
	if (strcmp(day, "cutoff") == 0)
		return p->cutoff;
	return strcmp(day, "deadline") == 0 ? p->deadline : PLAN_EMPTY;
}

int64_t season_date(const struct season *season, int phase, const char *name)
{
	const char *dot = strchr(name, '.');

	if (dot == NULL && (strcmp(name, "cutoff") == 0 || strcmp(name, "deadline") == 0))
		return phase < 0 ? PLAN_EMPTY : phase_day(&season->phases[phase], name);
	for (size_t i = 0; dot != NULL && i < season->n_phases; i++) {
		const char *id = season->phases[i].id;

		if (strlen(id) == (size_t)(dot - name) && strncmp(id, name, strlen(id)) == 0)
			return phase_day(&season->phases[i], dot + 1);
	}
	return plan_date_parse(name);
}

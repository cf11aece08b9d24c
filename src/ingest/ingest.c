/* ingest.c -- walks a season's folder and brings the parts together.
 *
 *   district/     townships, roster, and the district's other tables
 *   submissions/  every folder is one submission, or several with a report each; an XML file may stand alone
 *   inspection/   findings, the assessor's entries
 *   texts.csv     passages
 *
 * Folders and files are taken in the order of their names. Submissions are read side
 * by side, each for itself, and put together in that order. */
#define _GNU_SOURCE  /* memmem */
#include "ingest/ingest.h"

#include "base/parallel.h"
#include "ingest/beside.h"
#include "ingest/folders.h"
#include "ingest/inputs.h"
#include "ingest/shape.h"

#define MAX_FILE ((size_t)512 << 20)

/* ---- the district ------------------------------------------------------------------------- */

static bool read_district(struct reader *r)
{
	GArray *inputs = inputs_open(r, "district", -1, PLAN_SCOPE_DISTRICT, NULL);
	const struct origin none = { -1, -1, -1, -1, NULL };
	const struct plan_table *towns = plan_find_role(r->plan, "townships"), *roster = plan_find_role(r->plan, "roster");
	bool built;

	inputs_read(r, inputs, PASS_TOWNSHIPS, PLAN_SCOPE_DISTRICT, none);
	inputs_read(r, inputs, PASS_ROSTER, PLAN_SCOPE_DISTRICT, none);
	if (towns != NULL)
		keys_unique(r, towns);
	if (roster != NULL)
		keys_unique(r, roster);
	built = roster_build(r);
	if (built)
		inputs_read(r, inputs, PASS_OTHERS, PLAN_SCOPE_DISTRICT, none);
	inputs_close(inputs);
	return built;
}

static void read_inspection(struct reader *r)
{
	const struct origin none = { -1, -1, -1, -1, NULL };
	GArray *inputs = inputs_open(r, "inspection", -1, PLAN_SCOPE_INSPECTION, NULL);

	inputs_read(r, inputs, PASS_OTHERS, PLAN_SCOPE_INSPECTION, none);
	inputs_close(inputs);
}

static void read_texts(struct reader *r)
{
	char *full = g_build_filename(r->season->root, "texts.csv", NULL);
	const struct plan_table *t = plan_find_role(r->plan, "texts");

	if (t != NULL && g_file_test(full, G_FILE_TEST_IS_REGULAR)) {
		GArray *inputs = inputs_open_one(r, "texts.csv", -1, t->scope, "texts", NULL);

		inputs_read(r, inputs, PASS_OTHERS, t->scope, (struct origin){ -1, -1, -1, -1, NULL });
		inputs_close(inputs);
	}
	g_free(full);
}

/* ---- a reader ------------------------------------------------------------------------------- */

static struct reader *reader_open(const struct plan *plan, const struct season *season,
	const struct ingest_options *options, struct arena *arena)
{
	struct reader *r = g_new0(struct reader, 1);

	r->plan = plan;
	r->season = season;
	r->arena = arena;
	if (options != NULL)
		r->options = *options;
	if (r->options.max_file == 0)
		r->options.max_file = MAX_FILE;
	r->values = values_new(plan, arena);
	r->headers = shape_index_new(plan);
	r->rules = g_new0(struct table_rules *, plan->n_tables + 1);
	for (size_t i = 0; i < plan->n_tables; i++)
		r->rules[i] = table_rules_new(&plan->tables[i]);
	return r;
}

static void reader_close(struct reader *r)
{
	for (size_t i = 0; i < r->plan->n_tables; i++)
		table_rules_free(r->rules[i]);
	g_free(r->rules);
	roster_free(r->roster);
	shape_index_free(r->headers);
	values_free(r->values);
	g_free(r);
}

/* ---- submissions ------------------------------------------------------------------------------ */

/* "梅岭" of "梅岭镇", when short; a word of one character names nothing. */
static struct str town_word(const char *name, bool brief)
{
	static const char *const kinds[] = { "街道", "镇", "乡" };
	struct str s = str_of(name);

	for (size_t i = 0; i < G_N_ELEMENTS(kinds) && brief; i++)
		if (str_ends(s, kinds[i]) && s.n >= strlen(kinds[i]) + strlen("梅岭"))
			return (struct str){ s.p, s.n - strlen(kinds[i]) };
	return s;
}

/* The one township whose name, or whose name without its kind, stands in the path. */
static const char *township_in(const struct reader *r, const char *path)
{
	const struct place *places = r->data->places;

	for (int brief = 0; brief < 2; brief++) {
		const char *found = NULL;
		size_t n = 0;

		for (int i = 0; i < places[0].n_children; i++) {
			const struct place *town = &places[places[0].first_child + i];
			struct str word = town_word(town->name, brief);

			if (memmem(path, strlen(path), word.p, word.n) != NULL) {
				found = town->code;
				n++;
			}
		}
		if (n > 0)
			return n == 1 ? found : NULL;
	}
	return NULL;
}

/* A township code at the start of the folder's or a file's name, or the name of one township in its
 * path: good enough to say whose file a message is about, never to say whose data it is. */
static const char *likely_township(struct reader *r, const char *path, const char *name)
{
	struct str digits = { name, 0 };
	int place = -1;

	while (g_ascii_isdigit(name[digits.n]))
		digits.n++;
	if ((digits.n == 9 || digits.n == 12) && roster_find(r->data, r->roster, -1, digits, &place) == PLACE_FOUND)
		return r->data->places[place].level == PLAN_TOWNSHIP ? r->data->places[place].code : NULL;
	return township_in(r, path);
}

/* What reading leaves behind: of the whole season, or of one submission. */
struct gathered {
	GArray *sources, *submissions, *sums, *named;
	GPtrArray **rows;
	struct diags *diags;
};

/* A submission to be read. */
struct part {
	const char *path, *likely;   /* its folder, or the XML file that stands alone */
	GPtrArray *folders;          /* with its data: mostly that folder only; NULL: a file alone */
	struct gathered found;
};

/* The parts, and the readers that read them: one for each thread. */
struct lanes {
	struct part *part;
	struct reader **reader;
};

static void gather_begin(struct reader *r, struct diags *diags)
{
	r->diags = diags;
	r->rows = g_new0(GPtrArray *, r->plan->n_tables + 1);
	r->sources = g_array_new(FALSE, TRUE, sizeof(struct source));
	r->submissions = g_array_new(FALSE, TRUE, sizeof(struct submission));
	r->sums = g_array_new(FALSE, TRUE, sizeof(struct row_sum));
	g_array_set_size(r->sums, (guint)r->plan->n_tables);
	r->named = g_array_new(FALSE, FALSE, sizeof(struct named));
	for (size_t i = 0; i < r->plan->n_tables; i++)
		r->rows[i] = g_ptr_array_new();
}

static void gather_end(const struct plan *plan, const struct gathered *g)
{
	for (size_t i = 0; i < plan->n_tables; i++)
		g_ptr_array_free(g->rows[i], TRUE);
	g_free(g->rows);
	g_array_free(g->sources, TRUE);
	g_array_free(g->submissions, TRUE);
	g_array_free(g->sums, TRUE);
	g_array_free(g->named, TRUE);
}

static struct gathered gathered_by(const struct reader *r)
{
	return (struct gathered){ r->sources, r->submissions, r->sums, r->named, r->rows, r->diags };
}

static int add_submission(struct reader *r, const char *folder)
{
	struct submission s = { .township = -1, .phase = -1, .version = PLAN_EMPTY, .cutoff = PLAN_EMPTY,
		.submitted = PLAN_EMPTY, .folder = folder, .replaced_by = -1,
		.refused = ARENA_ARRAY(r->arena, uint32_t, r->plan->n_tables + 1) };

	g_array_append_val(r->submissions, s);
	g_array_set_size(r->sums, (guint)((r->submissions->len + 1) * r->plan->n_tables));
	return (int)r->submissions->len - 1;
}

static GArray *open_part(struct reader *r, const struct part *part, int submission)
{
	GArray *inputs;

	if (part->folders == NULL)
		return inputs_open_one(r, part->path, submission, PLAN_SCOPE_TOWNSHIP, NULL, part->likely);
	inputs = inputs_open(r, part->folders->pdata[0], submission, PLAN_SCOPE_TOWNSHIP, part->likely);
	for (guint i = 1; i < part->folders->len; i++)
		inputs_add(r, inputs, part->folders->pdata[i], submission, PLAN_SCOPE_TOWNSHIP, part->likely);
	return inputs;
}

static void read_part(struct reader *r, struct part *part)
{
	struct origin origin = { -1, -1, -1, -1, part->likely };
	const struct submission *s;
	GArray *inputs;

	gather_begin(r, diags_new());
	r->claimed = -1;
	origin.submission = add_submission(r, part->path);
	inputs = open_part(r, part, origin.submission);
	inputs_read(r, inputs, PASS_SUBMISSION, PLAN_SCOPE_TOWNSHIP, origin);
	submissions_identify(r, origin.submission);
	s = &g_array_index(r->submissions, struct submission, origin.submission);
	origin.township = s->township;
	origin.phase = s->phase;
	if (s->township >= 0 || r->claimed >= 0)
		origin.township_code = r->data->places[s->township >= 0 ? s->township : r->claimed].code;
	inputs_read(r, inputs, PASS_OTHERS, PLAN_SCOPE_TOWNSHIP, origin);
	inputs_close(inputs);
	if (origin.township_code != NULL)
		diags_address(r->diags, origin.township_code);  /* said of a file before it was known whose it is */
	part->found = gathered_by(r);
}

static void read_in_lane(void *data, size_t lane, size_t i)
{
	const struct lanes *l = data;

	read_part(l->reader[lane], &l->part[i]);
}

/* Puts the part behind what there is: its numbers of sources and submissions begin there. */
static void take_part(struct reader *r, const struct gathered *from)
{
	int first_source = (int)r->sources->len, first_submission = (int)r->submissions->len;

	for (guint i = 0; i < from->sources->len; i++)
		g_array_index(from->sources, struct source, i).submission += first_submission;
	for (guint i = 0; i < from->named->len; i++)
		g_array_index(from->named, struct named, i).source += first_source;
	for (size_t t = 0; t < r->plan->n_tables; t++) {
		for (guint i = 0; i < from->rows[t]->len; i++)
			((struct row *)from->rows[t]->pdata[i])->source += first_source;
		g_ptr_array_extend(r->rows[t], from->rows[t], NULL, NULL);
	}
	g_array_append_vals(r->sources, from->sources->data, from->sources->len);
	g_array_append_vals(r->submissions, from->submissions->data, from->submissions->len);
	g_array_append_vals(r->sums, &g_array_index(from->sums, struct row_sum, r->plan->n_tables),
		from->sums->len - (guint)r->plan->n_tables);
	g_array_append_vals(r->named, from->named->data, from->named->len);
	diags_take(r->diags, from->diags);
	diags_free(from->diags);
	gather_end(r->plan, from);
}

static bool holds_data(const GPtrArray *names)
{
	bool any = false;

	for (guint i = 0; i < names->len && !any; i++) {
		enum file_kind kind = inputs_kind(names->pdata[i]);

		any = kind == FILE_CSV || kind == FILE_XML || kind == FILE_BOOK || kind == FILE_ARCHIVE;
	}
	return any;
}

static void add_part(GArray *parts, const char *path, const char *likely, GPtrArray *folders)
{
	struct part part = { .path = path, .likely = likely, .folders = folders };

	g_array_append_val(parts, part);
}

/* Folders that hold data, from this one down. */
static void find_folders(struct reader *r, const char *folder, int depth, GPtrArray *found)
{
	GPtrArray *names = inputs_names(r, folder);

	if (holds_data(names))
		g_ptr_array_add(found, (char *)folder);
	for (guint i = 0; i < names->len && depth < 8; i++) {
		const char *name = names->pdata[i], *path = arena_printf(r->arena, "%s/%s", folder, name);

		if (inputs_kind(name) != FILE_HIDDEN && inputs_is_folder(r, path))
			find_folders(r, path, depth + 1, found);
	}
	g_ptr_array_free(names, TRUE);
}

/* A folder below submissions/: mostly one submission, else as many as there are reports (folders.h). */
static void add_folder(struct reader *r, const char *folder, GArray *parts)
{
	GPtrArray *found = g_ptr_array_new();
	struct folder_groups groups;

	find_folders(r, folder, 1, found);
	folders_group(found, found->len > 1 ? inputs_have_report : NULL, r, &groups);
	for (size_t i = 0; i < groups.n; i++)
		add_part(parts, groups.group[i].folder, likely_township(r, groups.group[i].folder, groups.group[i].name), groups.group[i].folders);
	g_free(groups.group);
	g_ptr_array_free(found, TRUE);
}

static void find_parts(struct reader *r, GArray *parts)
{
	GPtrArray *names = inputs_names(r, "submissions");

	for (guint i = 0; i < names->len; i++) {
		const char *name = names->pdata[i], *path = arena_printf(r->arena, "submissions/%s", name);

		if (inputs_is_folder(r, path))
			add_folder(r, path, parts);
		else if (inputs_kind(name) == FILE_XML)
			add_part(parts, path, likely_township(r, path, name), NULL);
		else if (inputs_is_data(r, path, name, NULL))
			diag_say(r->diags, DIAG_FILE_LOOSE, (struct loc){ .file = path, .township = likely_township(r, path, name) },
				NULL, NULL, NULL);
	}
	g_ptr_array_free(names, TRUE);
}

/* A reader for one thread: what it looks up is its own, places and plan are the season's. */
static struct reader *reader_beside(const struct reader *r)
{
	struct reader *lane = reader_open(r->plan, r->season, &r->options, arena_new());

	lane->data = r->data;
	lane->roster = roster_beside(r->roster, r->data);
	return lane;
}

static void read_submissions(struct reader *r)
{
	GArray *parts = g_array_new(FALSE, TRUE, sizeof(struct part));
	struct lanes l = { 0 };
	size_t n_lanes;

	find_parts(r, parts);
	l.part = (struct part *)(void *)parts->data;
	n_lanes = parallel_lanes(parts->len);
	l.reader = g_new(struct reader *, n_lanes + 1);
	for (size_t i = 0; i < n_lanes; i++)
		l.reader[i] = reader_beside(r);
	parallel_in_lanes(parts->len, read_in_lane, &l);
	for (size_t i = 0; i < parts->len; i++) {
		take_part(r, &l.part[i].found);
		if (l.part[i].folders != NULL)
			g_ptr_array_free(l.part[i].folders, TRUE);
	}
	for (size_t i = 0; i < n_lanes; i++) {
		arena_join(r->arena, l.reader[i]->arena);
		reader_close(l.reader[i]);
	}
	g_free(l.reader);
	g_array_free(parts, TRUE);
}

/* ---- the season -------------------------------------------------------------------------------- */

static void *in_arena(struct arena *arena, const void *p, size_t size)
{
	void *copy = arena_alloc(arena, size + 1);

	return size > 0 ? memcpy(copy, p, size) : copy;
}

/* Moves what was gathered into the season's memory. */
static void hand_over(struct reader *r)
{
	struct dataset *data = r->data;

	data->n_sources = r->sources->len;
	data->sources = in_arena(r->arena, r->sources->data, r->sources->len * sizeof(struct source));
	data->n_submissions = r->submissions->len;
	data->submissions = in_arena(r->arena, r->submissions->data, r->submissions->len * sizeof(struct submission));
	data->tables = ARENA_ARRAY(r->arena, struct rows, r->plan->n_tables + 1);
	for (size_t i = 0; i < r->plan->n_tables; i++)
		data->tables[i] = (struct rows){ &r->plan->tables[i],
			in_arena(r->arena, r->rows[i]->pdata, r->rows[i]->len * sizeof(void *)), r->rows[i]->len };
}

static bool has_role(const struct plan_table *t, const char *role)
{
	return g_strcmp0(t->role, role) == 0;
}

struct dataset *ingest_season(const struct plan *plan, const struct season *season,
	const struct ingest_options *options, struct arena *arena, struct diags *diags)
{
	struct reader *r = reader_open(plan, season, options, arena);
	struct dataset *data = NULL;
	struct gathered all;

	r->data = ARENA_NEW(arena, struct dataset);
	*r->data = (struct dataset){ .plan = plan, .season = season, .arena = arena, .diags = diags };
	gather_begin(r, diags);
	all = gathered_by(r);

	if (read_district(r)) {
		read_submissions(r);
		read_inspection(r);
		read_texts(r);
		submissions_settle(r);
		for (size_t i = 0; i < plan->n_tables; i++)
			if (!has_role(&plan->tables[i], "townships") && !has_role(&plan->tables[i], "roster"))
				keys_unique(r, &plan->tables[i]);
		keys_references(r);
		beside_compare(r);
		hand_over(r);
		submissions_missing(r);
		submissions_digest(r);
		data = r->data;
	}
	gather_end(plan, &all);
	reader_close(r);
	return data;
}

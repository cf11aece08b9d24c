/* ingest.c -- walks a season's folder and brings the parts together.
 *
 *   district/     townships, roster, and the district's other tables
 *   submissions/  every folder that holds data is one submission; an XML file may stand alone
 *   inspection/   findings, the assessor's entries
 *   texts.csv     passages
 *
 * Folders and files are taken in the order of their names. */
#include "ingest/ingest.h"

#include <sys/stat.h>

#include "base/file.h"
#include "ingest/bytes.h"
#include "ingest/fold.h"
#include "ingest/reader.h"
#include "ingest/shape.h"

#define MAX_FILE ((size_t)512 << 20)

/* One file of a folder, decoded. */
struct input {
	const char *path;       /* relative to the season's folder */
	int source;
	bool xml, usable;
	struct text text;
	struct sheet *sheet;    /* CSV whose table is known */
};

/* ---- files ------------------------------------------------------------------------- */

enum file_kind { FILE_CSV, FILE_XML, FILE_PICTURE, FILE_BOOK, FILE_STRANGE, FILE_HIDDEN };

static enum file_kind kind_of(const char *name)
{
	static const struct { const char *ending; enum file_kind kind; } endings[] = {
		{ ".csv", FILE_CSV }, { ".txt", FILE_CSV }, { ".tsv", FILE_CSV }, { ".xml", FILE_XML },
		{ ".jpg", FILE_PICTURE }, { ".jpeg", FILE_PICTURE }, { ".png", FILE_PICTURE }, { ".gif", FILE_PICTURE },
		{ ".bmp", FILE_PICTURE }, { ".xls", FILE_BOOK }, { ".xlsx", FILE_BOOK }, { ".et", FILE_BOOK },
		{ ".xlsm", FILE_BOOK }, { ".ods", FILE_BOOK }, { ".zip", FILE_BOOK }, { ".rar", FILE_BOOK },
	};
	char *lower = g_ascii_strdown(name, -1);
	enum file_kind kind = FILE_STRANGE;

	if (name[0] == '.' || g_str_has_prefix(name, "~$") || strcmp(lower, "thumbs.db") == 0
	    || strcmp(lower, "desktop.ini") == 0)
		kind = FILE_HIDDEN;
	for (size_t i = 0; i < G_N_ELEMENTS(endings) && kind == FILE_STRANGE; i++)
		if (g_str_has_suffix(lower, endings[i].ending))
			kind = endings[i].kind;
	g_free(lower);
	return kind;
}

static gint by_name(gconstpointer a, gconstpointer b)
{
	return strcmp(*(const char *const *)a, *(const char *const *)b);
}

/* Names in a folder below the season's, sorted; empty when there is no folder. */
static GPtrArray *names_in(const struct reader *r, const char *folder)
{
	char *path = g_build_filename(r->season->root, folder, NULL);
	GDir *dir = g_dir_open(path, 0, NULL);
	GPtrArray *names = g_ptr_array_new();
	const char *name;

	while (dir != NULL && (name = g_dir_read_name(dir)) != NULL)
		g_ptr_array_add(names, arena_strdup(r->arena, name));
	if (dir != NULL)
		g_dir_close(dir);
	g_ptr_array_sort(names, by_name);
	g_free(path);
	return names;
}

static bool is_folder(const struct reader *r, const char *path)
{
	char *full = g_build_filename(r->season->root, path, NULL);
	bool folder = g_file_test(full, G_FILE_TEST_IS_DIR);

	g_free(full);
	return folder;
}

static int add_source(struct reader *r, const char *path, bool xml, int submission)
{
	struct source s = { .path = path, .encoding = "", .format = xml ? "xml" : "csv", .submission = submission };

	g_array_append_val(r->sources, s);
	return (int)r->sources->len - 1;
}

static struct source *source_at(struct reader *r, int i)
{
	return &g_array_index(r->sources, struct source, i);
}

/* Reads and decodes; a file that is none of ours is refused with the reason. */
static bool load_text(struct reader *r, struct input *in, struct loc at)
{
	char *full = g_build_filename(r->season->root, in->path, NULL), *raw = NULL;
	const char *forced = r->options.encoding;
	struct stat st;
	size_t n = 0;
	bool done = false;

	if (stat(full, &st) == 0 && (size_t)st.st_size > r->options.max_file) {
		diag_say(r->diags, DIAG_FILE_LARGE, at, arena_printf(r->arena, "%zu", r->options.max_file >> 20), NULL, NULL);
	} else if (file_read(full, &raw, &n, r->diags)) {
		in->xml |= xml_begins(raw, n);
		if (in->xml && forced == NULL)
			forced = xml_declared_encoding(raw, n);
		done = bytes_decode(raw, n, forced, at, r->diags, &in->text);
	}
	if (done)
		source_at(r, in->source)->encoding = in->text.encoding;
	if (done && in->xml && forced == NULL && strcmp(in->text.encoding, "GB18030") == 0)
		diag_say(r->diags, DIAG_XML_ENCODING, (struct loc){ at.file, 1, 0, at.township }, in->text.encoding, NULL, NULL);
	source_at(r, in->source)->format = in->xml ? "xml" : "csv";
	source_at(r, in->source)->refused = !done;
	g_free(full);
	return done;
}

static struct str text_of(const struct input *in)
{
	return (struct str){ in->text.start, in->text.n };
}

static void open_input(struct reader *r, struct input *in, int submission, enum plan_scope scope, const char *role,
	const char *township_code)
{
	struct loc at = { .file = in->path, .township = township_code };

	in->source = add_source(r, in->path, in->xml, submission);
	in->usable = load_text(r, in, at);
	if (!in->usable || in->xml)
		return;
	in->sheet = sheet_open(r, text_of(in), scope, role, at);
	in->usable = in->sheet != NULL;
	source_at(r, in->source)->refused = !in->usable;
	if (in->usable) {
		source_at(r, in->source)->table = sheet_table(in->sheet);
		g_strlcpy(source_at(r, in->source)->delimiter, sheet_delimiter(in->sheet), 4);
	}
}

static void close_inputs(GArray *inputs)
{
	for (guint i = 0; i < inputs->len; i++) {
		struct input *in = &g_array_index(inputs, struct input, i);

		if (in->sheet != NULL)
			sheet_close(in->sheet);
		g_free(in->text.bytes);
	}
	g_array_free(inputs, TRUE);
}

/* ---- passes over the files of a folder -------------------------------------------------- */

/* Which tables a pass reads. */
enum pass { PASS_TOWNSHIPS, PASS_ROSTER, PASS_SUBMISSION, PASS_OTHERS };
struct wish { enum pass pass; enum plan_scope scope; };

static bool is_wanted(const struct plan_table *t, void *data)
{
	static const char *const roles[] = { [PASS_TOWNSHIPS] = "townships", [PASS_ROSTER] = "roster",
		[PASS_SUBMISSION] = "submission" };
	const struct wish *wish = data;
	bool first = false;

	if (wish->pass != PASS_OTHERS)
		return g_strcmp0(t->role, roles[wish->pass]) == 0;
	for (size_t i = 0; i < G_N_ELEMENTS(roles); i++)
		first |= g_strcmp0(t->role, roles[i]) == 0;
	return !first && t->scope == wish->scope;
}

static void read_pass(struct reader *r, GArray *inputs, enum pass pass, enum plan_scope scope, struct origin origin)
{
	struct wish wish = { pass, scope };

	for (guint i = 0; i < inputs->len; i++) {
		struct input *in = &g_array_index(inputs, struct input, i);

		if (!in->usable)
			continue;
		origin.source = in->source;
		if (in->xml)
			in->usable = xml_read_tables(r, text_of(in), origin, is_wanted, &wish, pass == PASS_OTHERS);
		else if (is_wanted(sheet_table(in->sheet), &wish))
			in->usable = sheet_read(in->sheet, r, origin);
		source_at(r, in->source)->refused |= !in->usable;
	}
}

/* Says what is no data file; true when the file is one. */
static bool is_data(struct reader *r, const char *path, const char *name, const char *township_code)
{
	enum file_kind kind = kind_of(name);
	struct loc at = { .file = path, .township = township_code };

	if (kind == FILE_BOOK)
		diag_say(r->diags, DIAG_FILE_KIND, at, "表格软件的工作簿或压缩包", NULL, NULL);
	else if (kind == FILE_STRANGE)
		diag_say(r->diags, DIAG_FILE_OTHER, at, name, NULL, NULL);
	return kind == FILE_CSV || kind == FILE_XML;
}

static GArray *open_folder(struct reader *r, const char *folder, int submission, enum plan_scope scope,
	const char *township_code)
{
	GArray *inputs = g_array_new(FALSE, TRUE, sizeof(struct input));
	GPtrArray *names = names_in(r, folder);

	for (guint i = 0; i < names->len; i++) {
		const char *name = names->pdata[i], *path = arena_printf(r->arena, "%s/%s", folder, name);
		struct input in = { .path = path, .xml = kind_of(name) == FILE_XML };

		if (is_folder(r, path) || (scope == PLAN_SCOPE_INSPECTION && strcmp(name, "samples.xml") == 0)
		    || !is_data(r, path, name, township_code))
			continue;
		open_input(r, &in, submission, scope, NULL, township_code);
		g_array_append_val(inputs, in);
	}
	g_ptr_array_free(names, TRUE);
	return inputs;
}

/* ---- the district ------------------------------------------------------------------------- */

static bool read_district(struct reader *r)
{
	GArray *inputs = open_folder(r, "district", -1, PLAN_SCOPE_DISTRICT, NULL);
	const struct origin none = { -1, -1, -1, -1, NULL };
	const struct plan_table *towns = plan_find_role(r->plan, "townships"), *roster = plan_find_role(r->plan, "roster");
	bool built;

	read_pass(r, inputs, PASS_TOWNSHIPS, PLAN_SCOPE_DISTRICT, none);
	read_pass(r, inputs, PASS_ROSTER, PLAN_SCOPE_DISTRICT, none);
	if (towns != NULL)
		keys_unique(r, towns);
	if (roster != NULL)
		keys_unique(r, roster);
	built = roster_build(r);
	if (built)
		read_pass(r, inputs, PASS_OTHERS, PLAN_SCOPE_DISTRICT, none);
	close_inputs(inputs);
	return built;
}

static void read_inspection(struct reader *r)
{
	const struct origin none = { -1, -1, -1, -1, NULL };
	GArray *inputs = open_folder(r, "inspection", -1, PLAN_SCOPE_INSPECTION, NULL);

	read_pass(r, inputs, PASS_OTHERS, PLAN_SCOPE_INSPECTION, none);
	close_inputs(inputs);
}

static void read_texts(struct reader *r)
{
	char *full = g_build_filename(r->season->root, "texts.csv", NULL);
	const struct plan_table *t = plan_find_role(r->plan, "texts");
	GArray *inputs = g_array_new(FALSE, TRUE, sizeof(struct input));
	struct input in = { .path = "texts.csv" };

	if (t != NULL && g_file_test(full, G_FILE_TEST_IS_REGULAR)) {
		open_input(r, &in, -1, t->scope, "texts", NULL);
		g_array_append_val(inputs, in);
		read_pass(r, inputs, PASS_OTHERS, t->scope, (struct origin){ -1, -1, -1, -1, NULL });
	}
	close_inputs(inputs);
	g_free(full);
}

/* ---- submissions ------------------------------------------------------------------------------ */

/* A township code at the start of the folder's or a file's name: good enough to say
 * whose file a message is about, never to say whose data it is. */
static const char *likely_township(struct reader *r, const char *name)
{
	struct str digits = { name, 0 };
	int place = -1;

	while (g_ascii_isdigit(name[digits.n]))
		digits.n++;
	if ((digits.n != 9 && digits.n != 12) || roster_find(r->data, r->roster, -1, digits, &place) != PLACE_FOUND)
		return NULL;
	return r->data->places[place].level == PLAN_TOWNSHIP ? r->data->places[place].code : NULL;
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

static void read_submission(struct reader *r, GArray *inputs, int submission, const char *likely)
{
	struct origin origin = { -1, submission, -1, -1, likely };
	const struct submission *s;

	read_pass(r, inputs, PASS_SUBMISSION, PLAN_SCOPE_TOWNSHIP, origin);
	submissions_identify(r, submission);
	s = &g_array_index(r->submissions, struct submission, submission);
	origin.township = s->township;
	origin.phase = s->phase;
	if (s->township >= 0)
		origin.township_code = r->data->places[s->township].code;
	read_pass(r, inputs, PASS_OTHERS, PLAN_SCOPE_TOWNSHIP, origin);
	close_inputs(inputs);
}

static bool holds_data(struct reader *r, const char *folder)
{
	GPtrArray *names = names_in(r, folder);
	bool any = false;

	for (guint i = 0; i < names->len && !any; i++) {
		enum file_kind kind = kind_of(names->pdata[i]);

		any = kind == FILE_CSV || kind == FILE_XML || kind == FILE_BOOK;
	}
	g_ptr_array_free(names, TRUE);
	return any;
}

static void read_alone(struct reader *r, const char *path, const char *name)
{
	GArray *inputs = g_array_new(FALSE, TRUE, sizeof(struct input));
	struct input in = { .path = path, .xml = true };
	const char *likely = likely_township(r, name);
	int submission = add_submission(r, path);

	open_input(r, &in, submission, PLAN_SCOPE_TOWNSHIP, NULL, likely);
	g_array_append_val(inputs, in);
	read_submission(r, inputs, submission, likely);
}

static void read_folder(struct reader *r, const char *folder, const char *name, int depth)
{
	GPtrArray *names = names_in(r, folder);
	const char *likely = depth > 0 ? likely_township(r, name) : NULL;

	if (depth > 0 && holds_data(r, folder)) {
		int submission = add_submission(r, folder);

		read_submission(r, open_folder(r, folder, submission, PLAN_SCOPE_TOWNSHIP, likely), submission, likely);
	}
	for (guint i = 0; i < names->len && depth < 8; i++) {
		const char *below = names->pdata[i], *path = arena_printf(r->arena, "%s/%s", folder, below);

		if (is_folder(r, path))
			read_folder(r, path, below, depth + 1);
		else if (depth == 0 && kind_of(below) == FILE_XML)
			read_alone(r, path, below);
		else if (depth == 0 && is_data(r, path, below, NULL))
			diag_say(r->diags, DIAG_FILE_LOOSE, (struct loc){ .file = path, .township = likely_township(r, below) },
				NULL, NULL, NULL);
	}
	g_ptr_array_free(names, TRUE);
}

/* ---- the season -------------------------------------------------------------------------------- */

static struct reader *reader_new(const struct plan *plan, const struct season *season,
	const struct ingest_options *options, struct arena *arena, struct diags *diags)
{
	struct reader *r = g_new0(struct reader, 1);

	r->data = ARENA_NEW(arena, struct dataset);
	*r->data = (struct dataset){ .plan = plan, .season = season, .arena = arena, .diags = diags };
	r->plan = plan;
	r->season = season;
	r->arena = arena;
	r->diags = diags;
	if (options != NULL)
		r->options = *options;
	if (r->options.max_file == 0)
		r->options.max_file = MAX_FILE;
	r->values = values_new(plan, arena);
	r->headers = shape_index_new(plan);
	r->rules = g_new0(struct table_rules *, plan->n_tables + 1);
	r->rows = g_new0(GPtrArray *, plan->n_tables + 1);
	r->sources = g_array_new(FALSE, TRUE, sizeof(struct source));
	r->submissions = g_array_new(FALSE, TRUE, sizeof(struct submission));
	r->sums = g_array_new(FALSE, TRUE, sizeof(struct row_sum));
	g_array_set_size(r->sums, (guint)plan->n_tables);
	for (size_t i = 0; i < plan->n_tables; i++) {
		r->rules[i] = table_rules_new(&plan->tables[i]);
		r->rows[i] = g_ptr_array_new();
	}
	return r;
}

static void reader_free(struct reader *r)
{
	for (size_t i = 0; i < r->plan->n_tables; i++) {
		table_rules_free(r->rules[i]);
		g_ptr_array_free(r->rows[i], TRUE);
	}
	g_free(r->rules);
	g_free(r->rows);
	g_array_free(r->sources, TRUE);
	g_array_free(r->submissions, TRUE);
	g_array_free(r->sums, TRUE);
	roster_free(r->roster);
	shape_index_free(r->headers);
	values_free(r->values);
	g_free(r);
}

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
	struct reader *r = reader_new(plan, season, options, arena, diags);
	struct dataset *data = NULL;

	if (read_district(r)) {
		read_folder(r, "submissions", "submissions", 0);
		read_inspection(r);
		read_texts(r);
		submissions_settle(r);
		for (size_t i = 0; i < plan->n_tables; i++)
			if (!has_role(&plan->tables[i], "townships") && !has_role(&plan->tables[i], "roster"))
				keys_unique(r, &plan->tables[i]);
		keys_references(r);
		hand_over(r);
		submissions_missing(r);
		submissions_digest(r);
		data = r->data;
	}
	reader_free(r);
	return data;
}

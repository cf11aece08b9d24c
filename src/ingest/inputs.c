/* inputs.c -- see inputs.h. */
#include "ingest/inputs.h"

#include <sys/stat.h>

#include "base/file.h"
#include "ingest/bytes.h"

/* One file of a folder, decoded. */
struct input {
	const char *path;       /* relative to the season's folder */
	int source;
	bool xml, usable;
	struct text text;
	struct sheet *sheet;    /* CSV whose table is known */
};

/* ---- files ------------------------------------------------------------------------- */

enum file_kind inputs_kind(const char *name)
{
	static const struct { const char *ending; enum file_kind kind; } endings[] = {
		{ ".csv", FILE_CSV }, { ".txt", FILE_CSV }, { ".tsv", FILE_CSV }, { ".xml", FILE_XML },
		{ ".jpg", FILE_PICTURE }, { ".jpeg", FILE_PICTURE }, { ".png", FILE_PICTURE }, { ".gif", FILE_PICTURE },
		{ ".bmp", FILE_PICTURE }, { ".xls", FILE_BOOK }, { ".xlsx", FILE_BOOK }, { ".et", FILE_BOOK },
		{ ".xlsm", FILE_BOOK }, { ".ods", FILE_BOOK }, { ".zip", FILE_ARCHIVE }, { ".rar", FILE_ARCHIVE },
		{ ".7z", FILE_ARCHIVE },
	};
	char *lower = g_ascii_strdown(name, -1);
	enum file_kind kind = FILE_STRANGE;

	if (name[0] == '.' || g_str_has_prefix(name, "~$") || strcmp(lower, "thumbs.db") == 0
	    || strcmp(lower, "desktop.ini") == 0 || strcmp(lower, "__macosx") == 0)
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

GPtrArray *inputs_names(const struct reader *r, const char *folder)
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

bool inputs_is_folder(const struct reader *r, const char *path)
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
		source_at(r, in->source)->turned = sheet_turned(in->sheet);
		g_strlcpy(source_at(r, in->source)->delimiter, sheet_delimiter(in->sheet), 4);
	}
}

void inputs_close(GArray *inputs)
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

void inputs_read(struct reader *r, GArray *inputs, enum pass pass, enum plan_scope scope, struct origin origin)
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

bool inputs_is_data(struct reader *r, const char *path, const char *name, const char *township_code)
{
	enum file_kind kind = inputs_kind(name);
	struct loc at = { .file = path, .township = township_code };

	if (kind == FILE_BOOK || kind == FILE_ARCHIVE)
		bytes_refuse_book(kind == FILE_ARCHIVE, at, r->diags);
	else if (kind == FILE_STRANGE)
		diag_say(r->diags, DIAG_FILE_OTHER, at, name, NULL, NULL);
	return kind == FILE_CSV || kind == FILE_XML;
}

/* Of a file and its copy in the same submission that with the longer name is left: "… - 副本", "…(1)". */
static void drop_copy(struct reader *r, const GArray *inputs, struct input *in, const char *township_code)
{
	for (guint i = 0; i < inputs->len && in->usable; i++) {
		struct input *other = &g_array_index(inputs, struct input, i);
		struct input *copy = strlen(in->path) < strlen(other->path) ? other : in, *kept = copy == in ? other : in;

		if (!other->usable || !str_eq(text_of(other), text_of(in)))
			continue;
		diag_say(r->diags, DIAG_FILE_SAME, (struct loc){ copy->path, 0, 0, township_code }, kept->path, NULL, NULL);
		copy->usable = false;
		source_at(r, copy->source)->refused = true;
	}
}

void inputs_add(struct reader *r, GArray *inputs, const char *folder, int submission, enum plan_scope scope,
	const char *township_code)
{
	GPtrArray *names = inputs_names(r, folder);

	for (guint i = 0; i < names->len; i++) {
		const char *name = names->pdata[i], *path = arena_printf(r->arena, "%s/%s", folder, name);
		struct input in = { .path = path, .xml = inputs_kind(name) == FILE_XML };

		if (inputs_is_folder(r, path) || (scope == PLAN_SCOPE_INSPECTION && strcmp(name, "samples.xml") == 0)
		    || !inputs_is_data(r, path, name, township_code))
			continue;
		open_input(r, &in, submission, scope, NULL, township_code);
		drop_copy(r, inputs, &in, township_code);
		g_array_append_val(inputs, in);
	}
	g_ptr_array_free(names, TRUE);
}

GArray *inputs_open(struct reader *r, const char *folder, int submission, enum plan_scope scope,
	const char *township_code)
{
	GArray *inputs = g_array_new(FALSE, TRUE, sizeof(struct input));

	inputs_add(r, inputs, folder, submission, scope, township_code);
	return inputs;
}

bool inputs_have_report(struct reader *r, const char *folder)
{
	const struct plan_table *report = plan_find_role(r->plan, "submission");
	struct diags *said = r->diags;
	guint sources = r->sources->len;
	GArray *inputs;
	bool have = false;

	r->diags = diags_new();
	inputs = inputs_open(r, folder, -1, PLAN_SCOPE_TOWNSHIP, NULL);
	for (guint i = 0; i < inputs->len && !have; i++) {
		const struct input *in = &g_array_index(inputs, struct input, i);

		have = in->usable && report != NULL && (in->sheet != NULL ? sheet_table(in->sheet) == report
			: in->xml && str_find(text_of(in), report->row) < text_of(in).n);
	}
	inputs_close(inputs);
	g_array_set_size(r->sources, sources);
	diags_free(r->diags);
	r->diags = said;
	return have;
}

GArray *inputs_open_one(struct reader *r, const char *path, int submission, enum plan_scope scope, const char *role,
	const char *township_code)
{
	GArray *inputs = g_array_new(FALSE, TRUE, sizeof(struct input));
	struct input in = { .path = path, .xml = inputs_kind(path) == FILE_XML };

	open_input(r, &in, submission, scope, role, township_code);
	g_array_append_val(inputs, in);
	return inputs;
}

/* xml.c -- submissions in XML, by the same dictionary as CSV.
 *
 *   <submission version="1.0" township="450199001000" cutoff="2023-09-30">
 *     <organizations>
 *       <organization><org_id>ORG0001</org_id>…</organization>
 *
 * Read as events: no tree, no entities, no external references, no DOCTYPE. The
 * cells of a row are handed on when the row ends, so their order is free. */
#include <libxml/parserInternals.h>
#include <stdio.h>

#include "ingest/bytes.h"
#include "ingest/fold.h"
#include "ingest/reader.h"
#include "ingest/shape.h"

#define DEEPEST 16
#define ROOT "submission"
#define INSTANCE "http://www.w3.org/2001/XMLSchema-instance"  /* xsi:nil and the like say nothing of the data */

struct xml_cell { const struct plan_field *field; size_t from, to; uint32_t line; };  /* text in buf */

struct xml_reader {
	struct reader *r;
	struct origin origin;
	bool (*wanted)(const struct plan_table *table, void *data);
	void *data;
	bool report;
	xmlParserCtxt *ctxt;
	struct loc at;
	int depth;                      /* of open elements */
	const struct plan_table *table; /* being read, NULL: skipped */
	struct intake *in;
	GPtrArray *intakes;             /* of every table met, closed at the end */
	struct column *columns;         /* one per field of the table */
	bool *alias_said;               /* likewise */
	const struct plan_field *field; /* of the open element */
	GString *buf;                   /* texts of the row */
	GArray *cells;                  /* struct xml_cell of the row */
	uint32_t row_line, rows;
	size_t from;
	uint32_t cell_line;
	bool outside;                   /* the row stands outside of its table: its fields are one level higher */
	bool row_said, attribute_said;  /* an unusual row element, an attribute was reported for this table */
	uint32_t text_said;             /* line of the stray text last reported */
	bool refused;
};

static void refuse(struct xml_reader *x, enum diag_code code, const char *arg)
{
	struct loc at = x->at;

	if (x->refused)
		return;
	x->refused = true;
	at.line = (uint32_t)x->ctxt->input->line;
	diag_say(x->r->diags, code, at, arg, NULL, NULL);
	xmlStopParser(x->ctxt);
}

static void say(struct xml_reader *x, enum diag_code code, const char *arg0, const char *arg1)
{
	struct loc at = x->at;

	at.line = (uint32_t)x->ctxt->input->line;
	diag_say(x->r->diags, code, at, arg0, arg1, NULL);
}

static void say_at(struct xml_reader *x, enum diag_code code, uint32_t line)
{
	struct loc at = x->at;

	at.line = line;
	diag_say(x->r->diags, code, at, NULL, NULL, NULL);
}

/* Blanks and byte order marks before the first sign: no XML may begin so, but files do. */
static size_t blanks_before(const char *p, size_t n)
{
	size_t i = 0;

	while (i < n && (g_ascii_isspace(p[i]) || (n - i >= 3 && memcmp(p + i, "\xEF\xBB\xBF", 3) == 0)))
		i += p[i] == '\xEF' ? 3 : 1;
	return i;
}

/* ---- tables ------------------------------------------------------------------------ */

static void free_columns(struct xml_reader *x)
{
	g_free(x->columns);
	g_free(x->alias_said);
	x->columns = NULL;
	x->alias_said = NULL;
}

static const char *nearest_table(struct xml_reader *x, const char *name)
{
	const struct plan *plan = x->r->plan;
	const char **names = ARENA_ARRAY(x->r->arena, const char *, plan->n_tables + 1);
	size_t n = 0;

	for (size_t i = 0; i < plan->n_tables; i++)
		if (plan->tables[i].scope == PLAN_SCOPE_TOWNSHIP)
			names[n++] = plan->tables[i].id;
	return label_nearest(x->r->arena, str_of(name), names, n);
}

/* By the label or the code of the table, too. */
static const struct plan_table *find_table(struct xml_reader *x, const char *name)
{
	const struct plan *plan = x->r->plan;
	const struct plan_table *t = plan_find_table(plan, name);

	for (size_t i = 0; i < plan->n_tables && t == NULL; i++)
		if (strcmp(plan->tables[i].label, name) == 0 || strcmp(plan->tables[i].code, name) == 0)
			t = &plan->tables[i];
	if (t != NULL && strcmp(t->id, name) != 0 && x->report)
		say(x, DIAG_XML_ROW, arena_strdup(x->r->arena, name), t->id);
	return t;
}

/* The one table of the townships whose rows are so called. */
static const struct plan_table *table_of_row(const struct plan *plan, const char *name)
{
	const struct plan_table *t = NULL;

	for (size_t i = 0; i < plan->n_tables; i++) {
		if (plan->tables[i].scope != PLAN_SCOPE_TOWNSHIP || strcmp(plan->tables[i].row, name) != 0)
			continue;
		if (t != NULL)
			return NULL;
		t = &plan->tables[i];
	}
	return t;
}

static void begin_row(struct xml_reader *x, const char *name);
static void open_table(struct xml_reader *x, const struct plan_table *t);

/* An element below the root: a table, or a row that stands outside of one. */
static void begin_table(struct xml_reader *x, const char *name)
{
	const struct plan_table *before = x->outside ? x->table : NULL,
		*stray = plan_find_table(x->r->plan, name) == NULL ? table_of_row(x->r->plan, name) : NULL,
		*t = stray != NULL ? stray : find_table(x, name);

	x->outside = stray != NULL;
	if (t == NULL && x->report)
		say(x, DIAG_XML_TABLE, arena_strdup(x->r->arena, name), nearest_table(x, name));
	if (stray == NULL || stray != before)
		open_table(x, t);
	if (stray != NULL && x->table != NULL && stray != before)
		say(x, DIAG_XML_OUTSIDE, arena_strdup(x->r->arena, name), stray->id);
	if (stray != NULL)
		begin_row(x, name);
}

static void open_table(struct xml_reader *x, const struct plan_table *t)
{
	x->table = t != NULL && x->wanted(t, x->data) ? t : NULL;
	x->in = NULL;
	x->rows = 0;
	x->row_said = x->attribute_said = false;
	if (x->table == NULL)
		return;
	x->in = intake_open(x->r, t, x->origin);
	g_ptr_array_add(x->intakes, x->in);
	free_columns(x);
	x->columns = g_new0(struct column, t->n_fields + 1);
	x->alias_said = g_new0(bool, t->n_fields + 1);
	for (size_t i = 0; i < t->n_fields; i++)
		x->columns[i].field = &t->fields[i];
}

/* ---- rows ---------------------------------------------------------------------------- */

static void begin_row(struct xml_reader *x, const char *name)
{
	if (x->table != NULL && strcmp(name, x->table->row) != 0 && !x->row_said) {
		x->row_said = true;
		say(x, DIAG_XML_ROW, arena_strdup(x->r->arena, name), x->table->row);
	}
	x->row_line = (uint32_t)x->ctxt->input->line;
	g_string_set_size(x->buf, 0);
	g_array_set_size(x->cells, 0);
}

/* Labels and other spellings of a header count as names, too; said once for each field. */
static const struct plan_field *field_of_label(struct xml_reader *x, const struct plan_table *t, const char *name)
{
	const struct plan_field *f = shape_field(x->r->headers, t, str_of(name));

	if (f != NULL && !x->alias_said[f->column]) {
		x->alias_said[f->column] = true;
		say(x, DIAG_XML_ALIAS, arena_strdup(x->r->arena, name), f->name);
	}
	return f;
}

static void begin_field(struct xml_reader *x, const char *name)
{
	const struct plan_table *t = x->table;

	x->field = NULL;
	x->from = x->buf->len;
	x->cell_line = (uint32_t)x->ctxt->input->line;
	for (size_t i = 0; t != NULL && i < t->n_fields && x->field == NULL; i++)
		if (strcmp(t->fields[i].name, name) == 0)
			x->field = &t->fields[i];
	if (t != NULL && x->field == NULL)
		x->field = field_of_label(x, t, name);
	if (t != NULL && x->field == NULL) {
		const char **names = ARENA_ARRAY(x->r->arena, const char *, t->n_fields + 1);

		for (size_t i = 0; i < t->n_fields; i++)
			names[i] = t->fields[i].name;
		say(x, DIAG_XML_FIELD, arena_strdup(x->r->arena, name),
			label_nearest(x->r->arena, str_of(name), names, t->n_fields));
	}
}

static void end_field(struct xml_reader *x)
{
	struct xml_cell cell = { x->field, x->from, x->buf->len, x->cell_line };

	if (x->field == NULL)
		return;
	for (guint i = 0; i < x->cells->len; i++)
		if (g_array_index(x->cells, struct xml_cell, i).field == x->field)
			cell.field = NULL;
	if (cell.field == NULL)
		say(x, DIAG_XML_FIELD_TWICE, x->field->name, NULL);
	else
		g_array_append_val(x->cells, cell);
	x->field = NULL;
}

static void end_row(struct xml_reader *x)
{
	if (x->in == NULL)
		return;
	x->rows++;
	intake_begin(x->in, x->row_line, x->rows);
	for (guint i = 0; i < x->cells->len; i++) {
		const struct xml_cell *c = &g_array_index(x->cells, struct xml_cell, i);

		intake_cell(x->in, &x->columns[c->field->column], (struct str){ x->buf->str + c->from, c->to - c->from },
			c->line, 0);
	}
	intake_end(x->in);
}

/* ---- events ------------------------------------------------------------------------------ */

static struct source *source_of(struct xml_reader *x)
{
	return &g_array_index(x->r->sources, struct source, x->origin.source);
}

/* Names, prefixes, addresses, begins and ends of values come in fives. */
static void take_root(struct xml_reader *x, int n, const xmlChar **attrs)
{
	for (int i = 0; i < n; i++) {
		const char *name = (const char *)attrs[i * 5], *from = (const char *)attrs[i * 5 + 3];
		const char *value = arena_strndup(x->r->arena, from, (size_t)((const char *)attrs[i * 5 + 4] - from));

		if (strcmp(name, "township") == 0)
			source_of(x)->root_township = value;
		else if (strcmp(name, "cutoff") == 0)
			source_of(x)->root_cutoff = value;
	}
}

static void say_attribute(struct xml_reader *x, const char *element, const char *attribute)
{
	if (x->attribute_said || x->table == NULL)
		return;
	x->attribute_said = true;
	say(x, DIAG_XML_ATTRIBUTE, arena_strdup(x->r->arena, element), arena_strdup(x->r->arena, attribute));
}

/* 1 the root, 2 a table, 3 a row, 4 a field. */
static int level_of(const struct xml_reader *x)
{
	return x->depth + (x->outside && x->depth > 1);
}

static void on_start(void *data, const xmlChar *local, const xmlChar *prefix, const xmlChar *uri, int n_ns,
	const xmlChar **ns, int n_attrs, int n_defaulted, const xmlChar **attrs)
{
	struct xml_reader *x = data;
	const char *name = (const char *)local;
	int level;

	(void)prefix; (void)uri; (void)n_ns; (void)ns; (void)n_defaulted;
	x->depth++;
	level = level_of(x);
	if (x->depth > DEEPEST)
		refuse(x, DIAG_XML_DEEP, NULL);
	else if (x->depth == 1 && strcmp(name, ROOT) != 0)
		refuse(x, DIAG_XML_ROOT, arena_strdup(x->r->arena, name));
	else if (x->depth == 1)
		take_root(x, n_attrs, attrs);
	else if (x->depth == 2)
		begin_table(x, name);
	else if (level == 3)
		begin_row(x, name);
	else if (level == 4)
		begin_field(x, name);
	else if (x->field != NULL)
		say(x, DIAG_XML_NESTED, x->field->name, arena_strdup(x->r->arena, name));
	for (int i = 0; i < n_attrs && x->depth > 1; i++)
		if (attrs[i * 5 + 2] == NULL || strcmp((const char *)attrs[i * 5 + 2], INSTANCE) != 0)
			say_attribute(x, name, (const char *)attrs[i * 5]);
}

static void on_end(void *data, const xmlChar *local, const xmlChar *prefix, const xmlChar *uri)
{
	struct xml_reader *x = data;

	(void)local; (void)prefix; (void)uri;
	if (level_of(x) == 4)
		end_field(x);
	else if (level_of(x) == 3)
		end_row(x);
	x->depth--;
}

/* Text beside the fields is read by nobody: that must not stay unsaid. */
static void say_stray(struct xml_reader *x, struct str text)
{
	uint32_t line = (uint32_t)x->ctxt->input->line;

	int level = level_of(x);

	if (level > 3 || fold_trim(text).n == 0 || x->text_said == line || (level < 3 ? !x->report : x->table == NULL))
		return;
	x->text_said = line;
	say(x, DIAG_XML_TEXT, level == 1 ? ROOT : x->table == NULL ? "?" : level == 2 ? x->table->id : x->table->row, NULL);
}

static void on_text(void *data, const xmlChar *text, int n)
{
	struct xml_reader *x = data;

	if (level_of(x) >= 4 && x->field != NULL)
		g_string_append_len(x->buf, (const char *)text, n);
	else
		say_stray(x, (struct str){ (const char *)text, (size_t)n });
	if (x->buf->len > (size_t)16 << 20)
		refuse(x, DIAG_LINE_LONG, NULL);
}

static void on_doctype(void *data, const xmlChar *name, const xmlChar *external, const xmlChar *system)
{
	(void)name; (void)external; (void)system;
	refuse(data, DIAG_XML_DOCTYPE, NULL);
}

/* The commonest mistakes in Chinese; libxml2 says all of them in English. */
static const char *in_chinese(int code)
{
	switch (code) {
	case XML_ERR_TAG_NAME_MISMATCH:      return "元素的开始和结束名称不一致";
	case XML_ERR_TAG_NOT_FINISHED:       return "有元素没有结束";
	case XML_ERR_DOCUMENT_EMPTY:         return "没有内容，或不是 XML";
	case XML_ERR_DOCUMENT_END:           return "文件末尾有多余的内容";
	case XML_ERR_INVALID_CHAR:           return "有 XML 不允许的字符";
	case XML_ERR_INVALID_ENCODING:
	case XML_ERR_UNSUPPORTED_ENCODING:   return "文字与声明的编码不符";
	case XML_ERR_ENTITYREF_SEMICOL_MISSING:
	case XML_ERR_NAME_REQUIRED:          return "“<”应写成“&lt;”，“&”应写成“&amp;”";
	case XML_ERR_UNDECLARED_ENTITY:      return "有没有定义的实体（“&…;”）";
	case XML_ERR_ATTRIBUTE_NOT_STARTED:
	case XML_ERR_ATTRIBUTE_NOT_FINISHED:
	case XML_ERR_ATTRIBUTE_WITHOUT_VALUE: return "属性的写法有误，应为 名称=\"值\"";
	default:                             return "写法有误";
	}
}

static void on_error(void *data, xmlError *error)
{
	struct xml_reader *x = data;
	struct loc at = x->at;
	char *message;

	if (x->refused || error->level < XML_ERR_ERROR)
		return;
	x->refused = true;
	at.line = (uint32_t)error->line;
	message = g_strstrip(g_strdup(error->message));
	diag_say(x->r->diags, DIAG_XML_BROKEN, at, diags_both(x->r->diags, in_chinese(error->code), message), NULL, NULL);
	g_free(message);
	xmlStopParser(x->ctxt);
}

/* The parser begins at the first sign that is no blank, and counts the lines before it. */
static xmlParserCtxt *new_parser(struct xml_reader *x, struct str text)
{
	size_t blank = blanks_before(text.p, text.n);
	xmlParserCtxt *ctxt = xmlCreateMemoryParserCtxt(text.p + blank, (int)(text.n - blank));
	xmlSAXHandler *sax;

	if (ctxt == NULL)
		return NULL;
	sax = ctxt->sax;
	memset(sax, 0, sizeof *sax);
	sax->initialized = XML_SAX2_MAGIC;
	sax->startElementNs = on_start;
	sax->endElementNs = on_end;
	sax->characters = sax->ignorableWhitespace = sax->cdataBlock = on_text;
	sax->internalSubset = on_doctype;
	sax->serror = on_error;
	xmlCtxtUseOptions(ctxt, XML_PARSE_NONET | XML_PARSE_IGNORE_ENC | XML_PARSE_HUGE | XML_PARSE_NOCDATA);
	sax->characters = sax->ignorableWhitespace = sax->cdataBlock = on_text;
	ctxt->userData = x;
	ctxt->input->line = (int)bytes_line(text.p, blank);
	if (blank > 0 && x->report)
		say_at(x, DIAG_XML_BLANK, 1);
	return ctxt;
}

bool xml_read_tables(struct reader *r, struct str text, struct origin origin,
	bool (*wanted)(const struct plan_table *table, void *data), void *data, bool report)
{
	struct xml_reader x = { .r = r, .origin = origin, .wanted = wanted, .data = data, .report = report };

	x.at.file = g_array_index(r->sources, struct source, origin.source).path;
	x.at.township = origin.township_code;
	x.ctxt = new_parser(&x, text);
	if (x.ctxt == NULL) {
		diag_say(r->diags, DIAG_FILE_EMPTY, x.at, NULL, NULL, NULL);
		return false;
	}
	x.intakes = g_ptr_array_new();
	x.buf = g_string_new(NULL);
	x.cells = g_array_new(FALSE, FALSE, sizeof(struct xml_cell));
	xmlParseDocument(x.ctxt);
	for (guint i = 0; i < x.intakes->len; i++)
		intake_close(x.intakes->pdata[i], x.refused);
	if (x.ctxt->myDoc != NULL)
		xmlFreeDoc(x.ctxt->myDoc);
	xmlFreeParserCtxt(x.ctxt);
	g_ptr_array_free(x.intakes, TRUE);
	g_string_free(x.buf, TRUE);
	g_array_free(x.cells, TRUE);
	free_columns(&x);
	return !x.refused;
}

const char *xml_declared_encoding(const char *bytes, size_t n)
{
	size_t blank = blanks_before(bytes, n);
	const char *begin = bytes + blank;
	const char *end = xml_begins(bytes, n) ? memchr(begin, '>', MIN(n - blank, 200)) : NULL;
	struct str head = { begin, end != NULL ? (size_t)(end - begin) : 0 };
	size_t at = str_find(head, "encoding");

	while (at < head.n && head.p[at] != '"' && head.p[at] != '\'')
		at++;
	if (at + 2 < head.n && g_ascii_strncasecmp(head.p + at + 1, "GB", 2) == 0)
		return "GB18030";
	return NULL;
}

bool xml_begins(const char *bytes, size_t n)
{
	size_t blank = blanks_before(bytes, n);

	return str_starts((struct str){ bytes + blank, n - blank }, "<?xml");
}

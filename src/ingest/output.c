/* output.c -- the CSV files that a season leaves behind: problems, progress, clean
 * rows. UTF-8 with BOM and CRLF, as spreadsheet programs want it. */
#include "base/quote.h"
#include "ingest/reader.h"

#define BOM "\xEF\xBB\xBF"

/* ---- cells ---------------------------------------------------------------------------- */

/* A cell after another. */
static void add_text(GString *out, const char *text)
{
	g_string_append_c(out, ',');
	quote_csv_text(out, text);
}

static void add_number(GString *out, uint64_t n)
{
	g_string_append_c(out, ',');
	if (n > 0)
		g_string_append_printf(out, "%llu", (unsigned long long)n);
}

static void end_line(GString *out)
{
	g_string_append(out, "\r\n");
}

/* ---- problems -------------------------------------------------------------------------- */

/* 1 = A, 27 = AA */
static const char *column_letters(uint32_t column, char buf[8])
{
	char *p = buf + 7;

	*p = '\0';
	for (; column > 0 && p > buf; column = (column - 1) / 26)
		*--p = (char)('A' + (column - 1) % 26);
	return p;
}

static const char *treatment(const struct diag *d, enum diag_lang lang)
{
	static const char *const cell[] = { "本格未采用", "cell not used" };
	static const char *const words[][2] = {
		[DIAG_NOTE] = { "已采用", "kept" }, [DIAG_WARNING] = { "已采用，请核对", "kept, to be checked" },
		[DIAG_ERROR] = { "本行未采用", "row not used" }, [DIAG_REFUSED] = { "文件未采用", "file not used" },
	};

	if (d->level == DIAG_WARNING && diag_code_level(d->code) == DIAG_ERROR)
		return cell[lang];
	return d->level <= DIAG_REFUSED ? words[d->level][lang] : "";
}

GString *ingest_problems_csv(const struct dataset *data, enum diag_lang lang)
{
	GString *out = g_string_new(lang == DIAG_ZH
		? BOM "镇街代码,文件,行,表格中的行号,列,表,项目,级别,处理,值,问题,怎么改,代码\r\n"
		: BOM "township,file,line,row,column,table,field,level,treatment,value,reason,remedy,code\r\n");
	char letters[8];

	for (size_t i = 0; i < diags_count(data->diags); i++) {
		const struct diag *d = diags_at(data->diags, i);
		char *reason = diag_reason(data->diags, d, lang), *remedy = diag_remedy(data->diags, d, lang);

		quote_csv(out, d->at.township);
		add_text(out, d->at.file);
		add_number(out, d->at.line);
		add_number(out, d->record > 0 ? d->record : d->at.line);
		add_text(out, column_letters(d->at.column, letters));
		add_text(out, d->table);
		add_text(out, d->field);
		add_text(out, diag_level_name(d->level, lang));
		add_text(out, treatment(d, lang));
		add_text(out, d->value);
		add_text(out, reason);
		add_text(out, remedy);
		add_text(out, diag_code_name(d->code));
		end_line(out);
		g_free(reason);
		g_free(remedy);
	}
	return out;
}

/* ---- progress ----------------------------------------------------------------------------- */

static void add_date(GString *out, int64_t day)
{
	char iso[32];

	add_text(out, day != PLAN_EMPTY ? plan_date_iso(day, iso) : "");
}

static size_t rows_of(const struct dataset *data, int submission, size_t table)
{
	size_t n = 0;

	for (size_t i = 0; i < data->tables[table].n; i++)
		n += data->sources[data->tables[table].row[i]->source].submission == submission;
	return n;
}

static void add_progress(GString *out, const struct dataset *data, size_t phase, int township, size_t table)
{
	const struct place *p = &data->places[township];
	const struct plan_table *t = &data->plan->tables[table];
	int i = ingest_submission_of(data, township, (int)phase);
	const struct submission *s = i >= 0 ? &data->submissions[i] : NULL;
	bool sent = s != NULL && (s->tables >> table & 1) != 0;

	quote_csv_text(out, data->season->phases[phase].label);
	add_text(out, p->code);
	add_text(out, p->name);
	add_text(out, t->code);
	add_text(out, t->label);
	add_text(out, sent ? (s->phase == (int)phase ? "已报" : "沿用上期") : t->required ? "缺报" : "未报");
	add_number(out, sent && s->version > 0 ? (uint64_t)s->version : 0);
	add_date(out, sent ? s->cutoff : PLAN_EMPTY);
	add_date(out, sent ? s->submitted : PLAN_EMPTY);
	if (sent)
		g_string_append_printf(out, ",%zu", rows_of(data, i, table));
	else
		add_text(out, "");
	add_text(out, sent ? s->folder : "");
	end_line(out);
}

GString *ingest_progress_csv(const struct dataset *data)
{
	GString *out = g_string_new(BOM "阶段,镇街代码,镇街名称,表号,表名,状态,版次,数据截止日期,报送日期,采用行数,文件夹\r\n");

	for (size_t phase = 0; phase < data->season->n_phases; phase++) {
		if (data->season->phases[phase].cutoff == PLAN_EMPTY)
			continue;
		for (size_t i = 1; i < data->n_places && data->places[i].level == PLAN_TOWNSHIP; i++)
			for (size_t t = 0; t < data->plan->n_tables; t++)
				if (data->plan->tables[t].scope == PLAN_SCOPE_TOWNSHIP)
					add_progress(out, data, phase, (int)i, t);
	}
	return out;
}

/* ---- clean rows ------------------------------------------------------------------------------ */

static void add_row(GString *out, const struct dataset *data, const struct plan_table *t, const struct row *row,
	struct arena *scratch)
{
	quote_csv(out, row->township >= 0 ? data->places[row->township].code : NULL);
	for (size_t i = 0; i < t->n_fields; i++) {
		const struct plan_field *f = &t->fields[i];
		const char *text = ingest_cell_canonical(t, row, (int)i, scratch);

		if (f->pd != PLAN_PD_NONE)
			text = plan_mask(scratch, f->pd, data->season->profile, text);
		g_string_append_c(out, ',');
		(plan_type_is_text(f->type) ? quote_csv_text : quote_csv)(out, text);
	}
	end_line(out);
}

GString *ingest_clean_csv(const struct dataset *data, const struct plan_table *t, int phase)
{
	GString *out = g_string_new(BOM "镇街");
	struct arena *scratch = arena_new();
	const struct rows *rows = &data->tables[t->index];

	for (size_t i = 0; i < t->n_fields; i++)
		add_text(out, t->fields[i].header);
	end_line(out);
	for (size_t i = 0; i < rows->n; i++)
		if (ingest_row_counts(data, rows->row[i], phase)) {
			add_row(out, data, t, rows->row[i], scratch);
			arena_reset(scratch);
		}
	arena_free(scratch);
	return out;
}

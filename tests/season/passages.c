/* passages.c -- reads the written texts. */
#include "season/passages.h"

#include <stdlib.h>
#include <string.h>

static void passage_free(void *data)
{
	struct passage *p = data;

	g_hash_table_destroy(p->parts);
	g_free(p);
}

static void keep(struct passage *p, const char *name, const char *text)
{
	g_hash_table_insert(p->parts, g_strdup(name), g_strstrip(g_strdup(text)));
}

static void read_line(GPtrArray *passages, const char *line, char **part, GString *text)
{
	struct passage *p = passages->len > 0 ? g_ptr_array_index(passages, passages->len - 1) : NULL;
	const char *colon = strchr(line, ':');

	if ((line[0] == '#' || g_str_has_prefix(line, "== ")) && *part != NULL) {
		keep(p, *part, text->str);
		g_clear_pointer(part, g_free);
	}
	if (line[0] == '#') {
		p = g_new0(struct passage, 1);
		p->township = atoi(line + 1);
		p->parts = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
		g_ptr_array_add(passages, p);
	} else if (g_str_has_prefix(line, "== ")) {
		*part = g_strdup(line + 3);
		g_string_truncate(text, 0);
	} else if (*part != NULL) {
		if (*line != '\0')
			g_string_append_printf(text, "%s%s", text->len > 0 ? "\n" : "", line);
	} else if (p != NULL && colon != NULL) {
		char *name = g_strndup(line, (gsize)(colon - line));

		keep(p, name, colon + 1);
		g_free(name);
	}
}

static GPtrArray *read_passages(const char *folder, const char *file)
{
	GPtrArray *passages = g_ptr_array_new_with_free_func(passage_free);
	char *path = g_build_filename(folder, file, NULL), *bytes = NULL, *part = NULL;
	GError *error = NULL;
	GString *text = g_string_new(NULL);
	char **lines;

	if (!g_file_get_contents(path, &bytes, NULL, &error)) {
		g_printerr("season: %s\n", error->message);
		exit(4);
	}
	lines = g_strsplit(bytes, "\n", -1);
	for (char **line = lines; *line != NULL; line++)
		read_line(passages, *line, &part, text);
	if (part != NULL)
		read_line(passages, "== end", &part, text);
	g_free(part);
	g_strfreev(lines);
	g_string_free(text, TRUE);
	g_free(bytes);
	g_free(path);
	return passages;
}

void passages_load(struct world *w)
{
	w->cases = read_passages(w->options.texts, "cases.txt");
	w->experiences = read_passages(w->options.texts, "experiences.txt");
}

void passages_free(struct world *w)
{
	g_ptr_array_free(w->cases, TRUE);
	g_ptr_array_free(w->experiences, TRUE);
}

static struct org *first_free(struct township *t, char where, int skip)
{
	for (int c = 0; c < t->n_communities; c++) {
		struct community *place = &t->communities[c];

		if ((where == 'B' || where == place->kind) && place->n_orgs > 0 && skip-- == 0)
			return &t->orgs[place->first_org];
	}
	return NULL;
}

static int part_number(const struct passage *p, const char *part, int otherwise)
{
	const char *text = g_hash_table_lookup(p->parts, part);

	return text != NULL ? atoi(text) : otherwise;
}

/* The first organisation of a community becomes of the kind of which the case tells. */
void passages_settle(struct world *w, struct township *t)
{
	int told = 0;

	for (unsigned i = 0; i < w->cases->len; i++) {
		struct passage *p = g_ptr_array_index(w->cases, i);
		const char *suffix = g_hash_table_lookup(p->parts, "kind");
		const struct kind *kind = suffix != NULL ? kind_find(suffix) : NULL;
		struct org *o;

		if (p->township != t->index + 1 || kind == NULL)
			continue;
		o = first_free(t, kind->where == 'B' && t->type != 1 ? 'R' : kind->where, told++);
		if (o == NULL)
			continue;
		for (int k = 1; k < t->communities[o->community].n_orgs; k++)
			if (o[k].kind == kind) {
				o[k].kind = o->kind;
				o[k].name = o->name;
			}
		o->kind = kind;
		o->name = world_format(w, "%s%s", t->communities[o->community].name, kind->suffix);
		o->status = 3;
		o->uscc[0] = '\0';
		o->established = day_of(2021, 3, 12) + 17 * told;
		o->filed = o->established + 25;
		o->closed = 0;
		o->members = part_number(p, "members", o->members);
		o->party_members = part_number(p, "party", MIN(o->party_members, o->members));
		o->leader_party = true;
		o->party_form = o->party_members >= 3 ? 3 : o->party_form;
		g_snprintf(o->filing, sizeof o->filing, "BA%.9s-2021%s", t->code, o->id + 3);
		p->org = o;
	}
}

char *passage_text(const struct passage *p, const struct township *t, const char *part)
{
	const char *text = g_hash_table_lookup(p->parts, part);
	GString *out = g_string_new(text != NULL ? text : "");

	if (p->org != NULL && p->org->community >= 0)
		g_string_replace(out, "{社区}", t->communities[p->org->community].name, 0);
	if (p->org != NULL)
		g_string_replace(out, "{组织}", p->org->name, 0);
	g_string_replace(out, "{镇街}", t->name, 0);
	return g_string_free(out, FALSE);
}

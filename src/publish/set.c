/* set.c -- the documents of all townships in one file, for print on both sides.
 *
 * Each document begins on an odd page: one that ends on an odd page is followed
 * by a blank back. Documents are composed, laid out and drawn one after another,
 * so that no more than one is held. Their links and bookmarks stand below a
 * bookmark with the township's name. */
#include <libxml/tree.h>

#include "base/file.h"
#include "layout/layout.h"
#include "publish/job.h"

/* Hands on what is drawn; names of places get the township's code in front. */
struct binder {
	struct canvas base;
	struct canvas *to;
	const char *code, *title;
	size_t pages;
	double width, height;    /* of the first page */
};

static struct binder *binder(struct canvas *c)
{
	return (struct binder *)(void *)c;
}

static void bind_page(struct canvas *c, double width, double height, const char *label)
{
	struct binder *b = binder(c);

	canvas_page(b->to, width, height, label);
	if (b->pages++ > 0)
		return;
	b->width = width;
	b->height = height;
	canvas_dest(b->to, b->code, 0.0);
	canvas_outline(b->to, 1, b->title, b->code);
}

static void bind_text(struct canvas *c, double x, double y, const struct canvas_run *run)
{
	canvas_text(binder(c)->to, x, y, run);
}

static void bind_path(struct canvas *c, const struct canvas_path *path, const struct canvas_paint *paint)
{
	canvas_path(binder(c)->to, path, paint);
}

static void bind_image(struct canvas *c, double x, double y, double w, double h, const struct canvas_image *image)
{
	canvas_image(binder(c)->to, x, y, w, h, image);
}

static void bind_clip(struct canvas *c, double x, double y, double w, double h)
{
	canvas_clip(binder(c)->to, x, y, w, h);
}

static void bind_unclip(struct canvas *c)
{
	canvas_unclip(binder(c)->to);
}

static void bind_link(struct canvas *c, double x, double y, double w, double h, const char *dest)
{
	char *name = g_strdup_printf("%s-%s", binder(c)->code, dest);

	canvas_link(binder(c)->to, x, y, w, h, name);
	g_free(name);
}

static void bind_dest(struct canvas *c, const char *dest, double y)
{
	char *name = g_strdup_printf("%s-%s", binder(c)->code, dest);

	canvas_dest(binder(c)->to, name, y);
	g_free(name);
}

static void bind_outline(struct canvas *c, int level, const char *title, const char *dest)
{
	char *name = g_strdup_printf("%s-%s", binder(c)->code, dest);

	canvas_outline(binder(c)->to, level + 1, title, name);
	g_free(name);
}

static void bind_figure(struct canvas *c, const char *alt, bool begin)
{
	canvas_figure(binder(c)->to, alt, begin);
}

static bool bind_finish(struct canvas *c, struct diags *diags)
{
	(void)c;
	(void)diags;
	return true;
}

static void bind_free(struct canvas *c)
{
	(void)c;
}

/* Plays the pages on `to`, and a blank one when they are odd in number. */
static size_t bind(const struct canvas *pages, struct canvas *to, const struct place *place)
{
	static const struct canvas_ops ops = { bind_page, bind_text, bind_path, bind_image, bind_clip, bind_unclip,
		bind_link, bind_dest, bind_outline, bind_figure, bind_finish, bind_free };
	struct binder b = { .base = { .ops = &ops, .fonts = to->fonts }, .to = to, .code = place->code,
		.title = place->name };

	canvas_play(pages, &b.base);
	if (b.pages % 2 == 1)
		canvas_page(to, b.width, b.height, "");
	return b.pages + b.pages % 2;
}

/* What decides the bytes is what decides those of each document, in their order; what the set says is what
 * they say, whatever program prints it. */
struct sums { GString *keys, *digests; };

static void add_sums(struct sums *sums, const struct job *job, const struct job_context *c, int at, xmlDoc *report)
{
	char *digest, *key = job_report_key(job, c, at, report, &digest);

	g_string_append(sums->keys, key);
	g_string_append(sums->digests, digest);
	g_free(key);
	g_free(digest);
}

static bool draw(struct job *job, const struct job_context *c, int at, xmlDoc *report, struct canvas *pdf,
	struct diags *diags)
{
	char *photos = job_photo_folder(job, at, c->in);
	struct layout_options lo = { c->in->style, c->in->fonts, photos, c->in->season->official };
	struct arena *arena = arena_new();
	struct canvas *pages = layout_report(report, &lo, arena, diags);

	if (pages != NULL) {
		job->pages += (int)bind(pages, pdf, &c->in->data->places[at]);
		canvas_free(pages);
	}
	arena_free(arena);
	g_free(photos);
	return pages != NULL;
}

/* Composes the documents one after another; draws them where there is something to draw on. */
static bool go_through(struct job *job, const struct job_context *c, struct sums *sums, struct canvas *pdf,
	struct diags *diags)
{
	const struct place *places = c->in->data->places;
	bool ok = true;

	for (int i = 0; i < places[0].n_children && ok; i++) {
		int at = places[0].first_child + i;
		xmlDoc *report = compose_report(c->in->compose, job->kind, c->in->facts, places[at].code, NULL, diags);

		if (report != NULL && job->key == NULL)
			add_sums(sums, job, c, at, report);
		ok = report != NULL && (pdf == NULL || draw(job, c, at, report, pdf, diags));
		if (report != NULL)
			xmlFreeDoc(report);
	}
	if (job->key == NULL) {
		job->key = file_sha256(sums->keys->str, sums->keys->len);
		job->digest = file_sha256(sums->digests->str, sums->digests->len);
	}
	return ok;
}

/* The digest is known when the documents have been gone through, and asked for at the end. */
static bool set_draw(struct job *job, const struct job_context *c, struct sums *sums, struct diags *diags)
{
	const struct publish_input *in = c->in;
	char *title = g_strdup_printf("%s%s", in->data->places[0].name, job->kind->set), *bytes = NULL;
	struct canvas_meta meta = { title, in->season->issuer, in->season->title, "", "zh-CN", in->season->date, NULL };
	size_t len = 0;
	struct canvas *pdf = canvas_pdf(in->fonts, &meta, &bytes, &len);
	bool ok = go_through(job, c, sums, pdf, diags);

	meta.id = job->digest;
	ok = ok && canvas_finish(pdf, diags) && job_save(job, c->o, job->path, NULL, bytes, len, diags);
	canvas_free(pdf);
	g_free(bytes);
	g_free(title);
	return ok;
}

/* Where a file of an earlier run may stand, the documents are first composed to see whether it holds. */
void set_run(struct job *job, const struct job_context *c, struct diags *diags)
{
	struct sums sums = { g_string_new(NULL), g_string_new(NULL) };
	bool issued = issued_has(c->issued, job->path);
	bool afresh = !issued && (c->o->force || previous_key(c->previous, job->path) == NULL);

	job->state = JOB_FAILED;
	if (!job_fault("", job) && (afresh || (go_through(job, c, &sums, NULL, diags) && !job_keep(job, c, issued, diags)))
		&& set_draw(job, c, &sums, diags))
		job->state = JOB_BUILT;
	g_string_free(sums.keys, TRUE);
	g_string_free(sums.digests, TRUE);
}

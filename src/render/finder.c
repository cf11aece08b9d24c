/* finder.c -- asks fontconfig for exact families. FcFontMatch would answer
 * DejaVu Sans for a missing 仿宋; FcFontList answers nothing, as it should. */
#include <fontconfig/fontconfig.h>
#include <glib.h>
#include <stdlib.h>
#include <string.h>

#include "render/face.h"

struct finder {
	FcConfig *config;
	char *fonts;
};

struct finder *finder_open(const char *fonts)
{
	struct finder *f = g_new0(struct finder, 1);

	f->config = FcInitLoadConfigAndFonts();
	f->fonts = g_strdup(fonts);
	if (fonts != NULL)
		FcConfigAppFontAddDir(f->config, (const FcChar8 *)fonts);
	return f;
}

void finder_close(struct finder *f)
{
	FcConfigDestroy(f->config);
	g_free(f->fonts);
	g_free(f);
}

/* How far a face is from upright regular. Some files (FandolHei-Bold) claim
 * regular weight and are bold by the name of their style only. */
static int distance(FcPattern *p)
{
	int weight = FC_WEIGHT_REGULAR, slant = 0;
	FcChar8 *style = NULL;

	FcPatternGetInteger(p, FC_WEIGHT, 0, &weight);
	FcPatternGetInteger(p, FC_SLANT, 0, &slant);
	if (FcPatternGetString(p, FC_STYLE, 0, &style) == FcResultMatch && strstr((const char *)style, "Bold") != NULL)
		weight = FC_WEIGHT_BOLD;
	return abs(weight - FC_WEIGHT_REGULAR) + 10 * slant;
}

static const char *file_of(FcPattern *p)
{
	FcChar8 *file = NULL;

	FcPatternGetString(p, FC_FILE, 0, &file);
	return (const char *)file;
}

/* Outline fonts with fixed weight only; ties go to the first path, so that the
 * choice does not depend on the order of folders. */
static bool better(FcPattern *p, FcPattern *best)
{
	FcBool variable = FcFalse;
	FcChar8 *format = NULL;
	int d;

	FcPatternGetBool(p, FC_VARIABLE, 0, &variable);
	FcPatternGetString(p, FC_FONTFORMAT, 0, &format);
	if (variable || format == NULL || !(g_str_equal(format, "TrueType") || g_str_equal(format, "CFF")))
		return false;
	if (best == NULL)
		return true;
	d = distance(p) - distance(best);
	return d < 0 || (d == 0 && strcmp(file_of(p), file_of(best)) < 0);
}

static FcPattern *best_of(const FcFontSet *set)
{
	FcPattern *best = NULL;

	for (int i = 0; i < set->nfont; i++)
		if (better(set->fonts[i], best))
			best = set->fonts[i];
	return best;
}

static bool find_file(const struct finder *f, const char *name, struct font_place *out)
{
	const char *hash = strrchr(name, '#');
	char *path = g_strndup(name, hash != NULL ? (gsize)(hash - name) : strlen(name));

	if (!g_path_is_absolute(path) && f->fonts != NULL) {
		char *full = g_build_filename(f->fonts, path, NULL);

		g_free(path);
		path = full;
	}
	if (!g_file_test(path, G_FILE_TEST_IS_REGULAR)) {
		g_free(path);
		return false;
	}
	*out = (struct font_place){ path, g_path_get_basename(path), hash != NULL ? atoi(hash + 1) : 0 };
	return true;
}

static bool find_family(const struct finder *f, const char *spec, struct font_place *out)
{
	const char *colon = strchr(spec, ':');
	char *family = g_strndup(spec, colon != NULL ? (gsize)(colon - spec) : strlen(spec));
	FcPattern *pattern = FcPatternCreate(), *best;
	FcObjectSet *wish = FcObjectSetBuild(FC_FILE, FC_INDEX, FC_WEIGHT, FC_SLANT, FC_STYLE, FC_VARIABLE,
		FC_FONTFORMAT, (char *)NULL);
	FcFontSet *set;

	FcPatternAddString(pattern, FC_FAMILY, (const FcChar8 *)family);
	if (colon != NULL)
		FcPatternAddString(pattern, FC_STYLE, (const FcChar8 *)colon + 1);
	set = FcFontList(f->config, pattern, wish);
	best = best_of(set);
	if (best != NULL) {
		*out = (struct font_place){ g_strdup(file_of(best)), g_strdup(spec), 0 };
		FcPatternGetInteger(best, FC_INDEX, 0, &out->index);
	}
	FcFontSetDestroy(set);
	FcObjectSetDestroy(wish);
	FcPatternDestroy(pattern);
	g_free(family);
	return best != NULL;
}

bool finder_find(const struct finder *f, const char *spec, struct font_place *out)
{
	return g_str_has_prefix(spec, "file:") ? find_file(f, spec + 5, out) : find_family(f, spec, out);
}

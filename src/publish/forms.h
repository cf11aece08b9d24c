/* forms.h -- what stands in a blank form: notes and rows filled in. Internal to publish/. */
#ifndef PUBLISH_FORMS_H
#define PUBLISH_FORMS_H

#include <glib.h>

#include "publish/publish.h"

/* The note on a header cell: required or not, type, choices, bounds. The caller frees it. */
char *forms_note(const struct kit_input *in, const struct plan_field *field);

/* Rows filled in for a township (of char **, one string or NULL per field,
 * freed with the array): who it is, and its roster. */
GPtrArray *forms_rows(const struct kit_input *in, const struct plan_table *table, int township);

/* Rows of the findings form: one per drawn object and check item, with finding
 * id, object and claimed value. */
GPtrArray *forms_finding_rows(const struct kit_input *in, const struct plan_table *table);

/* What an assessor may enter: items of indicators, bonus, veto. NULL-terminated,
 * freed with g_free(). */
const char **forms_assessor_items(const struct plan *plan);

#endif

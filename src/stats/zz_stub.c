/* zz_stub.c -- stands in until explain lands; remove then. */
#include "stats/stats.h"

bool stats_explain(const struct stats *s, const char *name, int place, enum stats_explain_format format,
	GString *out, struct diags *diags)
{
	(void)s; (void)name; (void)place; (void)format; (void)out; (void)diags;
	return false;
}

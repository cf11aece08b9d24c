/* zz_stub.c -- stands in until sampling and explain land; remove then. */
#include "stats/stats.h"
bool stats_explain(const struct stats *s, const char *name, int place, enum stats_explain_format format, GString *out, struct diags *diags){(void)s;(void)name;(void)place;(void)format;(void)out;(void)diags;return false;}
const struct stats_sample *stats_sample(const struct dataset *data, int phase, struct arena *arena, struct diags *diags, size_t *n){(void)data;(void)phase;(void)arena;(void)diags;*n=0;return NULL;}
const struct stats_sample *stats_sample_draw(const struct dataset *data, int phase, struct arena *arena, struct diags *diags, size_t *n){(void)data;(void)phase;(void)arena;(void)diags;*n=0;return NULL;}

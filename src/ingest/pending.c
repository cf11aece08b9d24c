/* pending.c -- weak forms of what the reader will give, so that later stages link; goes when it stands. */
#include "ingest/ingest.h"
__attribute__((weak)) int ingest_submission_of(const struct dataset *d, int t, int phase)
{ for (size_t i=0;i<d->n_submissions;i++) if (d->submissions[i].township==t && d->submissions[i].phase==phase && d->submissions[i].replaced_by<0) return (int)i; return -1; }
__attribute__((weak)) bool ingest_row_counts(const struct dataset *d, const struct row *r, int phase)
{ int s=d->sources[r->source].submission; return s<0 || ingest_submission_of(d,d->submissions[s].township,phase)==s; }
__attribute__((weak)) const char *ingest_cell_canonical(const struct plan_table *t, const struct row *r, int c, struct arena *a)
{ struct plan_column_info i=plan_column_info(t,c); char b[64]; if (plan_type_is_text(i.type)) return r->v[c].s?r->v[c].s:""; if (r->v[c].i==PLAN_EMPTY) return ""; if (i.type==PLAN_DEC) { int64_t q=1; for(int k=0;k<i.scale;k++) q*=10; return arena_strdup(a,rat_print(rat_make(r->v[c].i,q),i.scale,b)); } if (i.type==PLAN_CODE) return i.codes->codes[r->v[c].i].value; if (i.type==PLAN_DATE) return arena_strdup(a,plan_date_iso(r->v[c].i,b)); return arena_printf(a,"%lld",(long long)r->v[c].i); }
__attribute__((weak)) const char *ingest_cell_text(const struct plan_table *t, const struct row *r, int c, struct arena *a)
{ struct plan_column_info i=plan_column_info(t,c); if (i.type==PLAN_CODE && r->v[c].i!=PLAN_EMPTY) return i.codes->codes[r->v[c].i].label; return ingest_cell_canonical(t,r,c,a); }

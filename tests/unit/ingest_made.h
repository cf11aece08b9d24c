/* ingest_made.h -- a season made for one test: what a township sent, read by the plan of
 * the golden cases. */
#ifndef INGEST_MADE_H
#define INGEST_MADE_H

#include "ingest/ingest.h"

#define GOLDEN "tests/golden/ingest/"
#define HEAD "组织编号,组织名称,所属社区编码,成立日期,服务领域,负责人姓名,成员人数,是否品牌组织"

struct made {
	char *root;              /* folder of the season, removed at the end */
	struct arena *arena;
	struct diags *diags;
	struct dataset *data;
};

void made_begin(struct made *m);
void made_end(struct made *m);

/* Files of the season, by their paths inside it. */
void made_put(const struct made *m, const char *path, const char *bytes, size_t len);
void made_text(const struct made *m, const char *path, const char *text);
void made_copy(const struct made *m, const char *from, const char *path);
/* What says whose a folder below submissions/ is, and in which version. */
void made_sent(const struct made *m, const char *folder, int version);

void made_read(struct made *m, const struct ingest_options *options);
size_t made_count(const struct made *m, enum diag_code code);

#endif

/* message.h -- what a worker tells its parent about one job, through a pipe.
 *
 *   u32 length of the rest | fields, each u32 length + bytes
 *
 * Internal to publish/; both ends are the same program, so no byte order. */
#ifndef PUBLISH_MESSAGE_H
#define PUBLISH_MESSAGE_H

#include "publish/job.h"

/* False when the pipe broke. */
bool message_send(int fd, size_t index, const struct job *job, const struct diags *diags);

/* Takes one whole message off the front of bytes into jobs[*index] and diags;
 * false when there is none yet. */
bool message_take(GByteArray *bytes, struct job *jobs, size_t n_jobs, size_t *index, struct diags *diags);

#endif

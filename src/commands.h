/* commands.h -- the subcommands beside check and build. Each returns its exit status. */
#ifndef COMMANDS_H
#define COMMANDS_H

#include "options.h"

int command_explain(const struct options *o);
int command_kit(const struct options *o);
int command_sample(const struct options *o);
int command_compare(const struct options *o);
int command_finalize(const struct options *o);
int command_verify(const struct options *o);
int command_fonts(const struct options *o);

#endif

/* replay.c -- runs a fuzz target over files, and over changed copies of each: the same
 * ones on every run. For machines without libFuzzer, and for make test.
 * usage: fuzz-x [-rounds N] FILE… */
#include <glib.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "fuzz_season.h"

static uint32_t next(uint32_t *state)
{
	*state = *state * 1664525u + 1013904223u;
	return *state >> 8;
}

/* A few bytes replaced, a piece cut out or doubled. */
static size_t change(uint8_t *bytes, size_t n, size_t room, uint32_t *state)
{
	static const char *const pieces[] = { "\"", "\n", "\r", ",", "，", "\"\"", "=", "#REF!", "<", "&", "]]>", "</", "\xFF", "\xEF\xBF\xBD", "合计", "E+11" };
	unsigned changes = 1 + next(state) % 4;

	for (unsigned i = 0; i < changes && n > 0; i++) {
		size_t at = next(state) % n, len = 1 + next(state) % 16;
		const char *piece = pieces[next(state) % G_N_ELEMENTS(pieces)];

		switch (next(state) % 4) {
		case 0:
			bytes[at] = (uint8_t)next(state);
			break;
		case 1:
			len = MIN(len, n - at);
			memmove(bytes + at, bytes + at + len, n - at - len);
			n -= len;
			break;
		case 2:
			len = strlen(piece);
			if (n + len <= room) {
				memmove(bytes + at + len, bytes + at, n - at);
				memcpy(bytes + at, piece, len);
				n += len;
			}
			break;
		default:
			len = MIN(MIN(n - at, room - n), len * 8);
			memmove(bytes + at + len, bytes + at, n - at);
			n += len;
		}
	}
	return n;
}

static void replay(const char *path, int rounds, uint32_t *state)
{
	char *bytes;
	gsize n;

	if (!g_file_get_contents(path, &bytes, &n, NULL)) {
		fprintf(stderr, "%s: cannot be read\n", path);
		exit(1);
	}
	LLVMFuzzerTestOneInput((const uint8_t *)bytes, n);
	for (int i = 0; i < rounds; i++) {
		size_t room = n + 4096;
		uint8_t *copy = g_malloc(room);

		memcpy(copy, bytes, n);
		LLVMFuzzerTestOneInput(copy, change(copy, n, room, state));
		g_free(copy);
	}
	g_free(bytes);
}

int main(int argc, char **argv)
{
	uint32_t state = 2023;
	int rounds = 0;

	LLVMFuzzerInitialize(&argc, &argv);
	for (int i = 1; i < argc; i++) {
		if (strcmp(argv[i], "-rounds") == 0 && i + 1 < argc)
			rounds = atoi(argv[++i]);
		else
			replay(argv[i], rounds, &state);
	}
	return 0;
}

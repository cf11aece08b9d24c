/* program.c -- the note stands in memory already: nothing is read or hashed. */
#define _GNU_SOURCE  /* dl_iterate_phdr */
#include "base/program.h"

#include <glib.h>
#include <link.h>
#include <string.h>

#include "base/file.h"

#define ALIGNED(n) (((size_t)(n) + 3) & ~(size_t)3)

/* The build-id among the notes of a segment, in hex; or NULL. */
static char *id_among(const unsigned char *p, size_t n)
{
	ElfW(Nhdr) note;

	for (size_t size; n >= sizeof note; p += size, n -= size) {
		const unsigned char *name = p + sizeof note, *id;

		memcpy(&note, p, sizeof note);
		size = sizeof note + ALIGNED(note.n_namesz) + ALIGNED(note.n_descsz);
		if (size > n)
			return NULL;
		id = name + ALIGNED(note.n_namesz);
		if (note.n_type == NT_GNU_BUILD_ID && note.n_namesz == 4 && memcmp(name, "GNU", 4) == 0) {
			GString *hex = g_string_new(NULL);

			for (size_t i = 0; i < note.n_descsz; i++)
				g_string_append_printf(hex, "%02x", id[i]);
			return g_string_free(hex, FALSE);
		}
	}
	return NULL;
}

/* The program itself is the first that is listed. */
static int take_first(struct dl_phdr_info *info, size_t size, void *to)
{
	char **id = to;

	(void)size;
	for (size_t i = 0; i < info->dlpi_phnum && *id == NULL; i++)
		if (info->dlpi_phdr[i].p_type == PT_NOTE)
			*id = id_among((const unsigned char *)(info->dlpi_addr + info->dlpi_phdr[i].p_vaddr),
				info->dlpi_phdr[i].p_memsz);
	return 1;
}

char *program_id(void)
{
	char *id = NULL;

	dl_iterate_phdr(take_first, &id);
	if (id == NULL)
		id = file_digest("/proc/self/exe", NULL);
	return id != NULL ? id : g_strdup("");
}

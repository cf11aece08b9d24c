/* pdfa.h -- the parts of the checker: pdfa.c (file, objects, catalog),
 * pdfa_font.c (fonts against their programs), pdfa_content.c (what pages show). */
#ifndef TEST_PDFA_H
#define TEST_PDFA_H

#include "pdfread.h"

void breach(const char *clause, const char *format, ...) __attribute__((format(printf, 2, 3)));

void check_font(struct file *f, struct value *font, size_t number);
/* Whether a code that a page shows has a glyph, its width and its text; reported once per font and code. */
void check_code(struct file *f, struct value *font, const char *name, unsigned code);

void check_pages(struct file *f);

#endif

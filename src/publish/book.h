/* book.h -- a workbook as it is made, sheet by sheet: cells, widths that fit them,
 * and how each sheet goes on paper. Internal to publish/. */
#ifndef PUBLISH_BOOK_H
#define PUBLISH_BOOK_H

#include <stdbool.h>
#include <stdint.h>

struct book;   /* opaque */
struct book_about { const char *title, *author; int64_t day; };   /* days since 1970 */

/* NULL when it cannot be made. The first sheet, headed by the title, leads to all others. */
struct book *book_open(const char *path, const struct book_about *about);
/* Writes the file and frees the book. False when it cannot be written. */
bool book_close(struct book *b);

/* The next sheet; its first row, and so many columns, stay in sight. */
void book_sheet(struct book *b, const char *name, uint16_t kept);

/* Cells of the present sheet; rows and columns count from 0. Text never becomes a formula. */
void book_head(struct book *b, uint16_t col, const char *text);
void book_text(struct book *b, uint32_t row, uint16_t col, const char *text);
/* In the first column, running over those beside it, which stay empty. */
void book_remark(struct book *b, uint32_t row, const char *text);
/* A text as the number it shows, in the same format; what is no number stays text. */
void book_number(struct book *b, uint32_t row, uint16_t col, const char *text);
void book_sum(struct book *b, uint32_t row, uint16_t col, const char *formula, double value);

/* Buttons that filter the rows below the head, up to these. */
void book_filter(struct book *b, uint32_t last_row, uint16_t last_col);
/* Columns: names against values of rows 1..last, drawn below them. */
void book_chart(struct book *b, const char *title, uint32_t last, uint16_t names, uint16_t values);

#endif

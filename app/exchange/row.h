/*
 * Rows of COPY's text format.
 */
#ifndef EXCHANGE_ROW_H
#define EXCHANGE_ROW_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct buf;

/* Each appends a column with the tab before it; a row begins with row_start()
 * and ends with row_end(). */
void row_start(struct buf *, int64_t first);
void row_put(struct buf *, const char *value); /* NULL is SQL's NULL */
void row_put_bool(struct buf *, bool);
void row_put_texts(struct buf *, const char *const *items, size_t count);
void row_end(struct buf *);

#endif

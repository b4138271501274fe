#include "export/xlsx.h"

#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include <xlsxwriter.h>

#include "base/arena.h"
#include "base/day.h"
#include "base/log.h"
#include "base/secret.h"
#include "base/text.h"

#define ROWS_MAX 1000000 /* of a sheet; the format ends at 1,048,576 */
#define CELL_BYTES 32000 /* the format ends at 32,767 characters */

struct xlsx {
	struct arena *arena;
	lxw_workbook *book;
	lxw_worksheet *sheet;
	lxw_format *bold;
	lxw_format *date;
	const struct xlsx_column *columns;
	size_t count;
	const char *name;
	const char *path;
	int sheets;
	lxw_row_t row;
	int fd;
};

static void
close_all(void *object)
{
	struct xlsx *x = object;

	/* A client that left: the rows of the sheet at hand lie in a file that
	 * only the end of the workbook would close. */
	if (x->book != NULL) {
		if (x->sheet != NULL && x->sheet->optimize_tmpfile != NULL)
			(void)fclose(x->sheet->optimize_tmpfile);
		lxw_workbook_free(x->book);
		x->book = NULL;
	}
	if (x->fd >= 0)
		close(x->fd);
	x->fd = -1;
}

static enum err
new_sheet(struct xlsx *x)
{
	const char *name = x->sheets == 0 ? x->name
					  : arena_printf(x->arena, "%s %d",
						    x->name, x->sheets + 1);
	size_t i;

	x->sheet = workbook_add_worksheet(x->book, name);
	if (x->sheet == NULL)
		return ERR_BUSY;
	x->sheets++;
	x->row = 0;
	worksheet_freeze_panes(x->sheet, 1, 1);
	for (i = 0; i < x->count; i++)
		worksheet_set_column(x->sheet, (lxw_col_t)i, (lxw_col_t)i,
			x->columns[i].width, NULL);
	for (i = 0; i < x->count; i++)
		if (worksheet_write_string(x->sheet, 0, (lxw_col_t)i,
			    x->columns[i].label, x->bold) != LXW_NO_ERROR)
			return ERR_BUSY;
	x->row = 1;
	return OK;
}

enum err
xlsx_create(struct arena *a, const char *dir, const char *name,
	const struct xlsx_column *columns, size_t count, struct xlsx **out)
{
	struct xlsx *x = ARENA_NEW(a, struct xlsx);
	lxw_workbook_options options = { .constant_memory = LXW_TRUE,
		.tmpdir = arena_strdup(a, dir) };
	char token[SECRET_HEX_SIZE];

	secret_token(token);
	x->arena = a;
	x->fd = -1;
	x->columns = columns;
	x->count = count;
	x->name = name;
	x->path = arena_printf(a, "%s/export-%.16s.xlsx", dir, token);
	arena_defer(a, close_all, x);
	x->book = workbook_new_opt(x->path, &options);
	if (x->book == NULL)
		return ERR_BUSY;
	x->bold = workbook_add_format(x->book);
	format_set_bold(x->bold);
	x->date = workbook_add_format(x->book);
	format_set_num_format(x->date, "yyyy-mm-dd");
	*out = x;
	return new_sheet(x);
}

size_t
xlsx_columns(const struct xlsx *x)
{
	return x->count;
}

static lxw_error
add_day(struct xlsx *x, size_t i, const char *day)
{
	lxw_datetime t = { .year = text_int(day),
		.month = text_int(day + 5),
		.day = text_int(day + 8) };

	return worksheet_write_datetime(
		x->sheet, x->row, (lxw_col_t)i, &t, x->date);
}

/* Where to cut so that no character is parted. */
static size_t
fitting(const char *s)
{
	size_t n = CELL_BYTES;

	while (n > 0 && ((unsigned char)s[n] & 0xc0) == 0x80)
		n--;
	return n;
}

enum err
xlsx_add(struct xlsx *x, const char *const *cells)
{
	lxw_error bad = LXW_NO_ERROR;
	size_t i;
	enum err e;

	if (x->row > ROWS_MAX && (e = new_sheet(x)) != OK)
		return e;
	for (i = 0; i < x->count && bad == LXW_NO_ERROR; i++) {
		const char *c = cells[i];

		if (c == NULL || c[0] == '\0')
			continue;
		/* The calendar of spreadsheets begins in 1900. */
		if (x->columns[i].day && day_valid(c) &&
			strcmp(c, "1900-03-01") >= 0) {
			bad = add_day(x, i, c);
			continue;
		}
		if (strlen(c) > CELL_BYTES)
			c = arena_strndup(x->arena, c, fitting(c));
		bad = worksheet_write_string(
			x->sheet, x->row, (lxw_col_t)i, c, NULL);
	}
	x->row++;
	return bad == LXW_NO_ERROR ? OK : ERR_BUSY;
}

enum err
xlsx_finish(struct xlsx *x, int *fd)
{
	lxw_error bad = workbook_close(x->book);

	x->book = NULL;
	x->sheet = NULL;
	x->fd = open(x->path, O_RDONLY | O_CLOEXEC);
	unlink(x->path);
	if (bad != LXW_NO_ERROR || x->fd < 0) {
		log_event(LOG_LEVEL_ERROR, "a workbook could not be written",
			"reason", lxw_strerror(bad), NULL);
		return ERR_BUSY;
	}
	*fd = x->fd;
	return OK;
}

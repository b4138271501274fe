#include <string.h>

#include "base/arena.h"
#include "base/secret.h"
#include "fact/document.h"
#include "sql.h"

enum err
document_create(struct db *db, const struct actor *actor, const char *filename,
	const char *media_type, const void *bytes, size_t len, const char **id)
{
	char sum[SECRET_HEX_SIZE];
	enum err e;

	secret_sha256(bytes, len, sum);
	if ((e = db_exec(db, &SQL_DOCUMENT_INSERT,
		     DB_ARGS(sum, filename, media_type,
			     db_bytes(db, bytes, len), db_int(db, actor->id)),
		     NULL)) != OK)
		return e;
	*id = arena_strdup(db_arena(db), sum);
	return OK;
}

static unsigned
digit(char c)
{
	return (unsigned)(c <= '9' ? c - '0' : c - 'a' + 10);
}

enum err
document_find(struct db *db, const char *id, struct fact_document *out)
{
	unsigned char *bytes;
	struct rows *rows;
	const char *hex;
	size_t i;
	enum err e;

	if ((e = db_one(db, &SQL_DOCUMENT_FIND, DB_ARGS(id), &rows)) != OK)
		return e;
	hex = rows_str(rows, 0, "bytes");
	out->filename = rows_str(rows, 0, "filename");
	out->media_type = rows_str(rows, 0, "media_type");
	out->len = strlen(hex) / 2;
	bytes = arena_alloc(db_arena(db), out->len + 1);
	for (i = 0; i < out->len; i++)
		bytes[i] = (unsigned char)(digit(hex[2 * i]) << 4 |
					   digit(hex[2 * i + 1]));
	out->bytes = bytes;
	return OK;
}

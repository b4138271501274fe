#include "application/evidence.h"

#include <string.h>

#include "application/application.h"
#include "base/arena.h"
#include "base/buf.h"
#include "base/secret.h"
#include "base/text.h"

#define NAME_CHARACTERS 100

static const struct {
	const char *type;
	const char *extension;
	const char *other; /* another spelling that may stay, or NULL */
	const char *magic;
	size_t len;
} signatures[] = {
	{ "application/pdf", ".pdf", NULL, "%PDF-", 5 },
	{ "image/png", ".png", NULL, "\x89PNG\r\n\x1a\n", 8 },
	{ "image/jpeg", ".jpg", ".jpeg", "\xff\xd8\xff", 3 },
	{ "text/plain", ".txt", ".csv", NULL, 0 },
};
#define SIGNATURES (sizeof(signatures) / sizeof(signatures[0]))

/* UTF-8 without control characters but tab and line ends. */
static bool
plain_text(const unsigned char *p, size_t len)
{
	size_t i;

	for (i = 0; i < len; i++)
		if ((p[i] < 0x20 && p[i] != '\t' && p[i] != '\n' &&
			    p[i] != '\r') ||
			p[i] == 0x7f)
			return false;
	return text_valid((const char *)p, len);
}

const char *
evidence_type(const void *bytes, size_t len)
{
	size_t i;

	for (i = 0; i < SIGNATURES; i++) {
		if (signatures[i].magic == NULL) {
			if (len > 0 && plain_text(bytes, len))
				return signatures[i].type;
		} else if (len >= signatures[i].len &&
			   memcmp(bytes, signatures[i].magic,
				   signatures[i].len) == 0) {
			return signatures[i].type;
		}
	}
	return NULL;
}

/* Nothing that a header, a shell or a file system gives a meaning, nothing
 * that turns or hides the letters around it. */
static bool
name_character(unsigned c)
{
	if (c < 0x20 || (c >= 0x7f && c < 0xa0) || c == 0xfffd || c == 0xfeff)
		return false;
	if (c < 0x80 && strchr("\"'\\/:*?<>|;`$%&", (int)c) != NULL)
		return false;
	return !(c >= 0x200b && c <= 0x200f) && !(c >= 0x2028 && c <= 0x202e) &&
	       !(c >= 0x2060 && c <= 0x206f);
}

static bool
ends_with(const char *s, const char *end)
{
	size_t n = strlen(s), m = strlen(end);

	return n > m && strcasecmp(s + n - m, end) == 0;
}

const char *
evidence_filename(struct arena *a, const char *given, const char *media_type)
{
	const char *p = given, *extension = "", *other = NULL;
	struct buf *b = buf_new(a, 128);
	size_t i, n = 0;

	for (i = 0; i < SIGNATURES; i++) {
		if (media_type != NULL &&
			strcmp(signatures[i].type, media_type) == 0) {
			extension = signatures[i].extension;
			other = signatures[i].other;
		}
	}
	for (i = 0; given[i] != '\0'; i++)
		if (given[i] == '/' || given[i] == '\\')
			p = given + i + 1;
	while (*p != '\0' && n < NAME_CHARACTERS) {
		const char *from = p;
		unsigned c = text_next(&p);

		/* No hidden files, no names of dots. */
		if (!name_character(c) || (n == 0 && (c == '.' || c == ' ')))
			continue;
		buf_add(b, from, (size_t)(p - from));
		n++;
	}
	if (n == 0)
		buf_str(b, "document");
	/* In ASCII alone: programs do not take a full-width dot for one. */
	if (!ends_with(b->data, extension) &&
		(other == NULL || !ends_with(b->data, other)))
		buf_str(b, extension);
	return b->data;
}

const char *
evidence_refusal(const struct evidence_file *f, size_t held, size_t ever)
{
	if (held >= EVIDENCE_COUNT_MAX)
		return N_("\"{name}\" was not added: there are 10 documents "
			  "already. Remove one, or put several into one PDF.");
	if (ever >= EVIDENCE_EVER_MAX)
		return N_("\"{name}\" was not added: too many documents have "
			  "been added to this application and removed again. "
			  "Submit it, and answer the secretariat with what is "
			  "missing.");
	if (f->len == 0)
		return N_("\"{name}\" is empty. Choose a file with content.");
	if (f->len > EVIDENCE_BYTES_MAX)
		return N_("\"{name}\" is larger than 10 MB. Make it smaller, "
			  "or split it.");
	if (evidence_type(f->bytes, f->len) == NULL)
		return N_("\"{name}\" is not a PDF, PNG or JPEG file or plain "
			  "text in UTF-8. Save it as one of these and add it "
			  "again.");
	return NULL;
}

int
evidence_kib(int64_t size)
{
	return (int)((size + 1023) / 1024);
}

/* ${granted}: newer evidence may be added to what led to a grant. */
static enum err
lock_open(struct db *db, const char *application_id, bool granted)
{
	const struct application *a;
	enum err e;

	if ((e = application_lock(db, application_id, &a)) != OK)
		return e;
	if (application_editable(a->state) ||
		(granted && a->state == APPLICATION_GRANTED))
		return OK;
	return ERR_CONFLICT;
}

static enum err
insert(struct db *db, const struct actor *actor, const char *application_id,
	const struct evidence_file *f)
{
	const char *type = evidence_type(f->bytes, f->len);
	char token[SECRET_HEX_SIZE], sum[SECRET_HEX_SIZE];
	struct document d = { .media_type = type, .sha256 = sum };
	enum err e;

	if (type == NULL)
		return ERR_INVALID;
	secret_token(token);
	secret_sha256(f->bytes, f->len, sum);
	d.id = arena_strndup(db_arena(db), token, 16);
	d.filename = evidence_filename(db_arena(db), f->filename, type);
	d.size = (int64_t)f->len;
	if ((e = evidence_insert(db, application_id, &d, f->bytes)) != OK)
		return e;
	return audit_append(db, actor,
		&(struct audit_event){ .action = "document.added",
			.object_kind = "application",
			.object_id = application_id,
			.after = sum });
}

enum err
evidence_create(struct db *db, const struct actor *actor,
	const char *application_id, const struct evidence_file *f)
{
	struct documents held, ever;
	enum err e;

	if ((e = db_begin(db)) != OK)
		return e;
	/* Counted behind the lock: two uploads at once keep to the limit. */
	if ((e = lock_open(db, application_id, true)) != OK ||
		(e = evidence_list(db, application_id, &held)) != OK ||
		(e = evidence_list_all(db, application_id, &ever)) != OK)
		goto fail;
	e = ERR_INVALID;
	if (evidence_refusal(f, held.count, ever.count) != NULL)
		goto fail;
	if ((e = insert(db, actor, application_id, f)) != OK)
		goto fail;
	/* A crash here leaves no document: it has to be added again. */
	return db_commit(db);
fail:
	db_rollback(db);
	return e;
}

enum err
evidence_update_removed(struct db *db, const struct actor *actor,
	const char *application_id, const char *id)
{
	bool removed;
	enum err e;

	if ((e = db_begin(db)) != OK)
		return e;
	if ((e = lock_open(db, application_id, false)) != OK ||
		(e = evidence_row_remove(db, application_id, id, &removed)) !=
			OK)
		goto fail;
	e = ERR_NOT_FOUND;
	if (!removed)
		goto fail;
	if ((e = audit_append(db, actor,
		     &(struct audit_event){ .action = "document.removed",
			     .object_kind = "application",
			     .object_id = application_id })) != OK)
		goto fail;
	/* A crash here leaves the document where it was. */
	return db_commit(db);
fail:
	db_rollback(db);
	return e;
}

enum err
evidence_update_validity(struct db *db, const struct actor *actor,
	const char *application_id, const struct document *d, const char *day)
{
	enum err e;

	if ((e = db_begin(db)) != OK)
		return e;
	if ((e = evidence_row_validity(db, application_id, d->id, day)) != OK ||
		(e = audit_append(db, actor,
			 &(struct audit_event){ .action = "document.validity",
				 .object_kind = "application",
				 .object_id = application_id,
				 .before = d->valid_until,
				 .after = day })) != OK)
		goto fail;
	/* A crash here leaves the day as it was. */
	return db_commit(db);
fail:
	db_rollback(db);
	return e;
}

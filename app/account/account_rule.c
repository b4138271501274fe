/*
 * Rules that need no database: addresses, new passwords, where to go next.
 */
#include <string.h>

#include "account/account.h"
#include "account/account_store.h"
#include "base/arena.h"
#include "base/buf.h"
#include "base/text.h"

/* RFC 5321, 4.5.3.1 */
#define LOCAL_BYTES 64
#define ADDRESS_BYTES 254
#define NEXT_BYTES 1000

/* Labels of letters, digits and hyphens, at least two; whatever is beyond
 * ASCII may be an internationalized name. */
static bool
domain_like(const char *s)
{
	size_t label = 0, labels = 1;

	for (; *s != '\0'; s++) {
		if (*s == '.') {
			if (label == 0 || s[-1] == '-')
				return false;
			label = 0;
			labels++;
		} else if ((unsigned char)*s >= 0x80 ||
			   strchr("abcdefghijklmnopqrstuvwxyz0123456789", *s) !=
				   NULL ||
			   (*s == '-' && label > 0)) {
			label++;
		} else {
			return false;
		}
	}
	return label > 0 && labels > 1 && s[-1] != '-';
}

enum err
account_email_normalize(struct arena *a, const char *typed, const char **out)
{
	const char *s, *at, *p;

	if (!text_valid(typed, strlen(typed)))
		return ERR_INVALID;
	s = text_fold(a, text_nfc(a, typed));
	at = strchr(s, '@');
	if (at == NULL || at == s || at - s > LOCAL_BYTES ||
		strlen(s) > ADDRESS_BYTES || !domain_like(at + 1))
		return ERR_INVALID;
	for (p = s; p < at; p++)
		if ((unsigned char)*p <= ' ' || *p == 0x7f ||
			strchr("\"(),:;<>[\\]", *p) != NULL)
			return ERR_INVALID;
	*out = s;
	return OK;
}

/* The letters of a folded password, without what stands around them and
 * with signs that stand for letters undone. */
static void
core_of(const char *folded, char *out, size_t size)
{
	static const char signs[] = "@430157$!+";
	static const char letters[] = "aaeoistsit";
	size_t len, i;

	while (*folded != '\0' && !(*folded >= 'a' && *folded <= 'z') &&
		(unsigned char)*folded < 0x80)
		folded++;
	len = strlen(folded);
	while (len > 0 && !(folded[len - 1] >= 'a' && folded[len - 1] <= 'z') &&
		(unsigned char)folded[len - 1] < 0x80)
		len--;
	if (len >= size)
		len = size - 1;
	for (i = 0; i < len; i++) {
		const char *sign = strchr(signs, folded[i]);

		out[i] = folded[i];
		if (sign != NULL)
			out[i] = letters[sign - signs];
	}
	out[len] = '\0';
}

/* The address, or the part before its @ with a few characters around. */
static bool
from_address(const char *folded, const char *email)
{
	size_t local = strcspn(email, "@"), len = strlen(folded), i;

	if (local < 3)
		return false;
	if (strstr(folded, email) != NULL)
		return true;
	for (i = 0; i + local <= len; i++)
		if (strncmp(folded + i, email, local) == 0)
			return len - local < 8;
	return false;
}

enum err
account_password_check(
	const char *password, const char *email, const char **why)
{
	struct arena *a;
	char core[64];
	const char *folded;
	bool easy, own;

	if (!text_valid(password, strlen(password)) ||
		text_length(password) < ACCOUNT_PASSWORD_MIN) {
		*why = N_("Enter a password of at least 12 characters");
		return ERR_INVALID;
	}
	if (text_length(password) > ACCOUNT_PASSWORD_MAX) {
		*why = N_("Enter a password of 200 characters or fewer");
		return ERR_INVALID;
	}
	/* Copies of the password go at once, not with the request. */
	a = arena_new();
	folded = text_fold(a, password);
	core_of(folded, core, sizeof(core));
	easy = account_password_common(folded, core);
	own = from_address(folded, text_fold(a, email));
	explicit_bzero(core, sizeof(core));
	arena_free(a);
	if (easy) {
		*why = N_("This password is among the first that are guessed. "
			  "Enter three or more words that do not belong "
			  "together");
		return ERR_INVALID;
	}
	if (own) {
		*why = N_("Enter a password that is not made from your e-mail "
			  "address");
		return ERR_INVALID;
	}
	return OK;
}

const char *
account_next(struct arena *a, const char *typed)
{
	struct buf *b;
	const char *p;

	if (typed == NULL || typed[0] != '/' || strlen(typed) > NEXT_BYTES)
		return NULL;
	/* "//host" and "/\host" name another host; browsers drop tabs and
	 * line ends and may then see one. */
	if (typed[1] == '/' || strchr(typed, '\\') != NULL)
		return NULL;
	b = buf_new(a, strlen(typed) + 16);
	for (p = typed; *p != '\0'; p++) {
		unsigned char c = (unsigned char)*p;

		if (c < ' ' || c == 0x7f)
			return NULL;
		if (c == ' ' || c == '"' || c == '<' || c == '>' || c >= 0x80)
			buf_printf(b, "%%%02X", c);
		else
			buf_char(b, *p);
	}
	return b->data;
}

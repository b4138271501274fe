#include "base/secret.h"

#include <stdlib.h>
#include <string.h>

#include <openssl/crypto.h>
#include <openssl/evp.h>
#include <openssl/hmac.h>
#include <openssl/rand.h>

static void
to_hex(const unsigned char *bytes, size_t len, char *out)
{
	static const char hex[] = "0123456789abcdef";
	size_t i;

	for (i = 0; i < len; i++) {
		out[2 * i] = hex[bytes[i] >> 4];
		out[2 * i + 1] = hex[bytes[i] & 15];
	}
	out[2 * len] = '\0';
}

void
secret_token(char out[SECRET_HEX_SIZE])
{
	unsigned char bytes[32];

	/* Without random numbers nothing here is safe. */
	if (RAND_bytes(bytes, sizeof(bytes)) != 1)
		abort();
	to_hex(bytes, sizeof(bytes), out);
}

void
secret_sha256(const void *bytes, size_t len, char out[SECRET_HEX_SIZE])
{
	/* Made once: looking the algorithm up takes as long as a page's sum. */
	static EVP_MD *sha256;
	static EVP_MD_CTX *context;
	unsigned char digest[32];

	if (context == NULL) {
		sha256 = EVP_MD_fetch(NULL, "SHA2-256", NULL);
		context = EVP_MD_CTX_new();
	}
	if (sha256 == NULL || context == NULL ||
		EVP_DigestInit_ex2(context, sha256, NULL) != 1 ||
		EVP_DigestUpdate(context, bytes, len) != 1 ||
		EVP_DigestFinal_ex(context, digest, NULL) != 1)
		abort();
	to_hex(digest, sizeof(digest), out);
}

void
secret_hmac(const char *key, const char *text, char out[SECRET_HEX_SIZE])
{
	unsigned char digest[32];
	unsigned len = sizeof(digest);

	if (HMAC(EVP_sha256(), key, (int)strlen(key),
		    (const unsigned char *)text, strlen(text), digest,
		    &len) == NULL)
		abort();
	to_hex(digest, sizeof(digest), out);
}

bool
secret_equal(const char *a, const char *b)
{
	size_t n = strlen(a);

	return n == strlen(b) && CRYPTO_memcmp(a, b, n) == 0;
}

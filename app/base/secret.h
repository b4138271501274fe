/*
 * Random tokens and digests. The door to OpenSSL.
 */
#ifndef BASE_SECRET_H
#define BASE_SECRET_H

#include <stdbool.h>
#include <stddef.h>

#define SECRET_HEX_SIZE 65 /* 32 bytes in hexadecimal and the NUL */

/* Writes 32 random bytes as 64 hexadecimal digits. */
void secret_token(char out[SECRET_HEX_SIZE]);

/* Writes the SHA-256 of ${len} bytes as 64 lower-case hexadecimal digits. */
void secret_sha256(const void *bytes, size_t len, char out[SECRET_HEX_SIZE]);

/* Writes HMAC-SHA-256(${key}, ${text}) as 64 hexadecimal digits. */
void secret_hmac(const char *key, const char *text, char out[SECRET_HEX_SIZE]);

/* Compares in a time that depends on the lengths only. */
bool secret_equal(const char *a, const char *b);

#endif

/*
 * Unicode text. The door to libunistring and libstemmer.
 */
#ifndef BASE_TEXT_H
#define BASE_TEXT_H

#include <stdbool.h>
#include <stddef.h>

#include "base/err.h"

struct arena;
struct buf;

/* True for well-formed UTF-8 without NUL. */
bool text_valid(const char *s, size_t len);

/* Number of code points of valid UTF-8. */
size_t text_length(const char *s);

/* Normal form C; leading and trailing white space removed. */
char *text_nfc(struct arena *, const char *s);

/* Normal form KC and full case folding: for comparing and searching. */
char *text_fold(struct arena *, const char *s);

/* NFKC, upper case: for numbers and identifiers ("ＣＮ１２" -> "CN12"). */
char *text_upper(struct arena *, const char *s);

/* Code point at *s (valid UTF-8), *s moves on; 0 at the end. */
unsigned text_next(const char **s);

/* True for code points that are written without spaces between words: Han,
 * Hiragana, Katakana, Hangul, iteration and prolonged sound marks. */
bool text_is_cjk(unsigned c);
/* True for letters, digits and combining marks of all other scripts. */
bool text_is_word(unsigned c);

/* Porter2 (English) stem of a folded word, in the arena. */
char *text_stem(struct arena *, const char *word);

#endif

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

/*
 * Normal form KC and full case folding: for comparing and searching. What
 * cannot be seen (soft hyphens, joiners, variation selectors) and combining
 * marks without a letter or digit before them are dropped.
 */
char *text_fold(struct arena *, const char *s);

/*
 * Appends the folded form of the next character of *s together with what
 * combines with it; *s moves on. False at the end. All steps together make
 * text_fold(), so that places in folded text can be traced to the original.
 */
bool text_fold_next(const char **s, struct buf *out);

/* NFKC, upper case: for numbers and identifiers ("ＣＮ１２" -> "CN12"). */
char *text_upper(struct arena *, const char *s);

/* Code point at *s, *s moves on; 0 at the end. A byte that is not UTF-8 counts
 * as U+FFFD. */
unsigned text_next(const char **s);

/* The number that the digits at the beginning of ${s} write; 0 without any,
 * INT_MAX for more than that. */
int text_int(const char *s);

/* True for code points that are written without spaces between words: Han,
 * Hiragana, Katakana, Hangul, iteration and prolonged sound marks. */
bool text_is_cjk(unsigned c);
/* True for letters, digits and combining marks of all other scripts. */
bool text_is_word(unsigned c);

/* Porter2 (English) stem of a folded word, in the arena. */
char *text_stem(struct arena *, const char *word);

#endif

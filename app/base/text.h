/*
 * Unicode text. The door to libunistring and libstemmer.
 */
#ifndef BASE_TEXT_H
#define BASE_TEXT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

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

/* Writes a code point as UTF-8, at most 4 bytes and no NUL; how many. */
size_t text_put(char *to, unsigned c);

/* The number that the digits at the beginning of ${s} write; 0 without any,
 * INT_MAX for more than that. */
int text_int(const char *s);

/* The id of a row that ${s} writes, 1 to 15 digits; 0 for anything else. */
int64_t text_id(const char *s);

/*
 * Han characters that are written for one another: simplified, traditional and
 * Japanese forms (气 氣 気). The table is made at build time from Unicode's
 * Unihan database and script_pairs.txt. It is for finding more, not for
 * converting: where one form stands for several words they all fall together
 * (干 乾 幹; 后 後; 发 髮 發), and so does whatever shares a form with them
 * (弁 stands for 辨, 瓣 and 辯). Kana and Hangul are none of it.
 *
 * The one character that stands for ${c} and its other forms; 0 when it has
 * none.
 */
unsigned text_script(unsigned c);

/* Folded text with each character replaced by the one that stands for it;
 * ${folded} itself where that changes nothing. */
const char *text_script_fold(struct arena *, const char *folded);

/* Differs between tables that differ: what was made by another one has to be
 * made again. Below 2^28. */
unsigned text_script_sum(void);

/* True for code points that are written without spaces between words: Han,
 * Hiragana, Katakana, Hangul, iteration and prolonged sound marks. */
bool text_is_cjk(unsigned c);
/* True for letters, digits and combining marks of all other scripts. */
bool text_is_word(unsigned c);

/* Porter2 (English) stem of a folded word, in the arena. */
char *text_stem(struct arena *, const char *word);

#endif

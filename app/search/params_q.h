/*
 * The inside of params: how q is read. Only params*.c include this.
 */
#ifndef SEARCH_PARAMS_Q_H
#define SEARCH_PARAMS_Q_H

#include "search/params.h"

/* Fills q, error, number and guess, and words, numbers and bases of the search.
 * ERR_INVALID when q cannot be read, with errors[] in the API; ERR_BUSY. */
enum err params_read_q(struct req *, struct params *) MUST_CHECK;

#endif

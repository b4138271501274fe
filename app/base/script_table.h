/*
 * The table that tools/scriptc makes of the Unihan database; only
 * text_script.c looks.
 */
#ifndef BASE_SCRIPT_TABLE_H
#define BASE_SCRIPT_TABLE_H

#include <stddef.h>

#define SCRIPT_NEAR 0x3400u
#define SCRIPT_NEAR_END 0xA000u

struct script_pair {
	unsigned from;
	unsigned to;
};

/* From SCRIPT_NEAR on, what stands for each character; 0: nothing else. */
extern const unsigned short script_near[];
/* Those of the supplementary planes, ascending. */
extern const struct script_pair script_far[];
extern const size_t script_far_count;
/* Differs between tables that differ. */
extern const unsigned script_sum;

#endif

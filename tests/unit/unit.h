/*
 * What every unit test begins with: cmocka, and an arena a test.
 */
#ifndef UNIT_UNIT_H
#define UNIT_UNIT_H

#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/arena.h"

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

/* Lives as long as a test; made and freed by IN_ARENA. */
static struct arena *arena;

__attribute__((unused)) static int
arena_setup(void **state)
{
	(void)state;
	arena = arena_new();
	return 0;
}

__attribute__((unused)) static int
arena_teardown(void **state)
{
	(void)state;
	arena_free(arena);
	return 0;
}

#define IN_ARENA(test) \
	cmocka_unit_test_setup_teardown(test, arena_setup, arena_teardown)

#endif

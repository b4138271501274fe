/*
 * The page of the cases that the demonstration pool shows.
 */
#ifndef COVERAGE_EXAMPLE_PAGES_H
#define COVERAGE_EXAMPLE_PAGES_H

#include "coverage/example.h"
#include "http/req.h"

/* GET /:lang/coverage/examples. ERR_NOT_FOUND where the data is not invented:
 * there are no such cases. */
enum err coverage_examples_page(struct req *);

#endif

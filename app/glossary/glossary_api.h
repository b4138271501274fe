/*
 * The glossary for programs.
 */
#ifndef GLOSSARY_GLOSSARY_API_H
#define GLOSSARY_GLOSSARY_API_H

#include "http/req.h"

/* GET /api/v1/glossary?q=: the whole glossary, or what has a term that holds
 * q. */
enum err glossary_list_api(struct req *);

#endif

/*
 * Rights of a patent for machines.
 */
#ifndef PATENT_RIGHT_API_H
#define PATENT_RIGHT_API_H

#include "http/req.h"

/*
 * GET /api/v1/patents/:number/rights
 *	on=DAY			default: today (UTC)
 *	as_known_at=INSTANT	default: now
 *	territory=CODE		ST.3; default: all that rules of the office name
 */
enum err right_list_api(struct req *);

#endif

/*
 * Field rulings for programs.
 */
#ifndef RULING_RULING_API_H
#define RULING_RULING_API_H

#include "http/req.h"

/* GET /api/v1/rulings?q=&field=&use=&as_known_at= */
enum err ruling_list_api(struct req *);
/* GET /api/v1/rulings/:id?as_known_at= */
enum err ruling_show_api(struct req *);

#endif

#include "patent/patent_api.h"

#include "http/query.h"
#include "patent/native.h"
#include "patent/patent.h"

enum err
patent_show_api(struct req *r)
{
	struct patent_number n;
	const char *number;
	enum err e;

	if ((e = query_only(r, NULL)) != OK)
		return e;
	if (patent_number_read(r->arena, req_param(r, "number"), &n) != OK)
		return ERR_NOT_FOUND;
	/* One statement for who names a publication; two for who leaves it
	 * to us which one is meant. */
	e = ERR_NOT_FOUND;
	if (n.kind[0] != '\0')
		e = patent_native_json(r->db, n.text, r->out);
	if (e == ERR_NOT_FOUND &&
		(e = patent_find_number(r->db, &n, &number)) == OK)
		e = patent_native_json(r->db, number, r->out);
	if (e != OK)
		return e;
	return req_json(r);
}

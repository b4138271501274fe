#include "patent/patent_api.h"

#include "fact/fact_view.h"
#include "http/query.h"
#include "patent/native.h"
#include "patent/patent.h"

enum err
patent_show_api(struct req *r)
{
	static const char *const known[] = { "as_known_at", NULL };
	struct patent_number n;
	const char *number;
	enum err e;

	if ((e = query_only(r, known)) != OK)
		return e;
	if (patent_number_read(r->arena, req_param(r, "number"), &n) != OK)
		return ERR_NOT_FOUND;
	if ((e = fact_view_read(r)) != OK)
		return e;
	/* One statement for who names a publication; two for who leaves it
	 * to us which one is meant. */
	e = ERR_NOT_FOUND;
	if (n.kind[0] != '\0')
		e = patent_native_json(r->db, n.text, r->out);
	if (e == ERR_NOT_FOUND &&
		(e = patent_find_number(r->db, &n, &number)) == OK)
		e = patent_native_json(r->db, number, r->out);
	fact_view_end(r);
	if (e != OK)
		return e;
	return req_json(r);
}

enum err
patent_history_api(struct req *r)
{
	struct patent_number n;
	const char *number;
	enum err e;

	if ((e = query_only(r, NULL)) != OK)
		return e;
	if (patent_number_read(r->arena, req_param(r, "number"), &n) != OK)
		return ERR_NOT_FOUND;
	if ((e = patent_find_number(r->db, &n, &number)) != OK)
		return e;
	return fact_view_history(r, "patent", number, true);
}

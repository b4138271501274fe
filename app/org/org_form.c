#include "org/org_form.h"

#include "base/lang.h"
#include "org/org.h"

enum err
org_form_read(struct req *r, struct form *f, const char *name, const char **id)
{
	const char *text = form_value(f, name);
	enum err e;

	*id = NULL;
	if (*text == '\0' || form_state(f, name)->error != NULL)
		return OK;
	if ((e = org_resolve(r->db, text, id)) != ERR_NOT_FOUND)
		return e;
	form_error(f, name,
		tr_fill(r->arena,
			req_tr(r,
				N_("No organisation “{text}” is recorded. "
				   "Enter its id or a registered identifier")),
			"text", text, NULL));
	return OK;
}

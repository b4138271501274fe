/*
 * An organisation as a field of a form: an id or a registered identifier.
 */
#ifndef ORG_ORG_FORM_H
#define ORG_ORG_FORM_H

#include "http/form.h"
#include "http/req.h"

/*
 * What the field ${name} stands for, after form_read(). Empty, or faulty
 * already: *id is NULL. Not in the registry: NULL, and a message at the field.
 */
enum err org_form_read(struct req *, struct form *, const char *name,
	const char **id) MUST_CHECK;

#endif

/*
 * The secretariat's audit viewer, and the trail of an object for its page.
 */
#ifndef AUDIT_AUDIT_PAGES_H
#define AUDIT_AUDIT_PAGES_H

#include "audit/audit.h"
#include "http/form.h"
#include "http/req.h"

/* GET /:lang/desk/audit */
enum err audit_index_page(struct req *);

/* What an action says to people, N_() message; an unknown one as it is. */
const char *audit_action_label(const char *action);
/* The same for a role, and for a kind of object. */
const char *audit_role_label(const char *role);
const char *audit_kind_label(const char *kind);

#endif

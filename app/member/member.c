#include "member/member.h"

#include <string.h>

#include "base/lang.h"

const char *
member_role_label(const char *role)
{
	if (strcmp(role, "founder") == 0)
		return N_("Founding member");
	if (strcmp(role, "supporter") == 0)
		return N_("Supporter");
	return N_("Member");
}

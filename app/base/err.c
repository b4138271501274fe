#include "base/err.h"

const char *
err_name(enum err e)
{
	switch (e) {
	case OK:
		return "ok";
	case ERR_NOT_FOUND:
		return "not_found";
	case ERR_CONFLICT:
		return "conflict";
	case ERR_INVALID:
		return "invalid";
	case ERR_DENIED:
		return "denied";
	case ERR_BUSY:
		return "busy";
	case ERR_UNKNOWN:
		return "unknown";
	case ERR_BUG:
		return "bug";
	}
	return "bug";
}

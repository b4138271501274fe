#include "http/refusal.h"

#include <stdio.h>
#include <string.h>

static const char *
reason(int status)
{
	switch (status) {
	case 400:
		return "Bad Request";
	case 411:
		return "Length Required";
	case 413:
		return "Content Too Large";
	case 414:
		return "URI Too Long";
	case 417:
		return "Expectation Failed";
	case 431:
		return "Request Header Fields Too Large";
	case 501:
		return "Not Implemented";
	case 503:
		return "Service Unavailable";
	case 505:
		return "HTTP Version Not Supported";
	default:
		return "";
	}
}

void
refusal_write(char out[REFUSAL_SIZE], int status, const char *why, time_t now,
	bool body)
{
	char date[64];
	struct tm tm;

	gmtime_r(&now, &tm);
	strftime(date, sizeof(date), "%a, %d %b %Y %H:%M:%S GMT", &tm);
	snprintf(out, REFUSAL_SIZE,
		"HTTP/1.1 %d %s\r\n"
		"Date: %s\r\n"
		"%s"
		"Content-Type: text/plain; charset=utf-8\r\n"
		"Content-Length: %zu\r\n"
		"Cache-Control: no-store\r\n"
		"X-Content-Type-Options: nosniff\r\n"
		"Connection: close\r\n"
		"\r\n"
		"%s%s",
		status, reason(status), date,
		status == 503 ? "Retry-After: 5\r\n" : "", strlen(why) + 1,
		body ? why : "", body ? "\n" : "");
}

/*
 * What templates show of an application: its answers in words.
 */
#ifndef APPLICATION_APPLICATION_VIEW_H
#define APPLICATION_APPLICATION_VIEW_H

#include "application/application.h"
#include "http/req.h"

struct summary_row {
	const char *label; /* translated */
	const char *value; /* in the language of the page, or as typed */
	const char *lang;  /* HTML lang of what the applicant typed, or NULL */
	const char *step;  /* slug of the step that asked */
	bool verbatim;	   /* keep line breaks, do not translate */
};
struct summary {
	struct summary_row *items;
	size_t count;
};

/* The answers that were given, in the order of the journey. ERR_BUSY. */
enum err application_summary(struct req *, const struct application *,
	const struct summary **out) MUST_CHECK;

/* "1.2 MB", "340 KB" */
const char *application_view_size(struct req *, int64_t bytes);

/* The name to show for an application, never "". */
const char *application_view_name(struct req *, const struct application *);

/* "Application: NAME", the browser's title. */
const char *application_view_title(struct req *, const struct application *);

/* The first eight digits of the id: what people call it. */
const char *application_view_short(struct req *, const char *id);

/* HTML lang of text that somebody of this organisation typed. */
const char *application_view_lang(const struct answers *, const char *text);

#endif

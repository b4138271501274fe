/*
 * What the forms for hand entries share.
 */
#ifndef PATENT_ENTRY_PART_H
#define PATENT_ENTRY_PART_H

#include "http/form.h"
#include "http/req.h"
#include "patent/entry.h"
#include "patent/patent.h"

/* clang-format off */
#define OPTIONS(list) .options = list, .option_count = sizeof(list) / sizeof(list[0])
#define EVIDENCE_FIELDS \
	{ .name = "source_kind", .label = N_("Who says so"), .kind = FIELD_SELECT, .required = true, \
		.missing = N_("Choose who says so"), .options = entry_kinds, .option_count = ENTRY_KINDS }, \
	{ .name = "source", .label = N_("Source"), .required = true, .max = 200, \
		.hint = N_("The register, gazette or letter."), \
		.missing = N_("Name the register, gazette or letter") }, \
	{ .name = "as_of", .label = N_("Source as of"), .kind = FIELD_DAY, .required = true, .width = "10", \
		.missing = N_("Enter the day on which the source said so") }, \
	{ .name = "document", .label = N_("Document as evidence"), .kind = FIELD_FILE, .required = true, \
		.hint = N_("PDF, PNG, JPEG or plain text, at most 10 MB. It stays on file and is not published.") }
/* clang-format on */

/* Kinds of sources to choose from. */
#define ENTRY_KINDS 5
extern const struct option entry_kinds[ENTRY_KINDS];

/* The answer, NULL when it is empty. */
const char *entry_value(const struct form *, const char *name);

/* The patent of the address. */
enum err entry_find_patent(struct req *, const struct patent **out) MUST_CHECK;

/* An empty form: the office's register says so today. */
struct form *entry_form_new(
	struct req *, const struct field *fields, size_t count);

enum err entry_form_show(struct req *, const struct patent *, const char *title,
	const struct form *, int status) MUST_CHECK;

/* Two letters of an office or state, put into capitals; "" passes. */
enum err entry_check_code(
	struct req *, struct form *, const char *name) MUST_CHECK;

/* A day after that of field ${first}; "" passes. */
enum err entry_check_after(struct req *, struct form *, const char *name,
	const char *first) MUST_CHECK;

/* A day that is not in the future. */
enum err entry_check_past(
	struct req *, struct form *, const char *name) MUST_CHECK;

/* The document and its source. */
enum err entry_read_document(
	struct req *, struct form *, struct entry_evidence *out) MUST_CHECK;

#endif

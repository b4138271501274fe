#include "coverage/whatif_form.h"

#include <string.h>

#include "org/org_form.h"

#define WHOLE_E4 1000000 /* 100 % */

/* clang-format off */
static const struct option deals[] = {
	{ "buys", N_("buys votes"), NULL, false },
	{ "sells", N_("sells votes"), NULL, false },
};
static const struct field fields[] = {
	{ .name = "deal", .label = N_("What does the organisation do?"),
		.kind = FIELD_RADIO, .required = true,
		.options = deals, .option_count = 2,
		.missing = N_("Choose whether it buys or sells") },
	{ .name = "other", .label = N_("Votes in which organisation?"),
		.hint = N_("Its id in this registry, its LEI, its unified social credit code or its Japanese corporate number."),
		.kind = FIELD_TEXT, .required = true, .max = 64, .width = "20",
		.missing = N_("Enter the organisation whose votes are bought or sold") },
	{ .name = "percent", .label = N_("Percent of the votes held afterwards"),
		.hint = N_("From 0 to 100, with at most four decimals."),
		.kind = FIELD_TEXT, .required = true, .max = 8, .width = "4",
		.missing = N_("Enter how many percent of the votes it holds afterwards") },
	{ .name = "seller", .label = N_("Who sells, if it is in the registry?"),
		.hint = N_("Only when the organisation buys. The seller is taken to hold nothing afterwards."),
		.kind = FIELD_TEXT, .max = 64, .width = "20" },
	{ .name = "on", .label = N_("Day of the deal"),
		.kind = FIELD_DAY, .required = true, .width = "10",
		.missing = N_("Enter the day of the deal") },
};
/* clang-format on */
const char *const whatif_parameters[] = { "deal", "other", "percent", "seller",
	"on", "as_known_at", NULL };

struct form *
whatif_form_new(struct req *r)
{
	return FORM(r, fields);
}

static void
check_percent(struct req *r, struct form *f, int64_t *out)
{
	if (form_state(f, "percent")->error != NULL)
		return;
	*out = control_percent_read(form_value(f, "percent"));
	if (*out < 0 || *out > WHOLE_E4)
		form_error(f, "percent",
			req_tr(r, N_("Enter a percentage from 0 to 100 with at "
				     "most four decimals, as 50 or 33.3333")));
}

enum err
whatif_form_read(struct req *r, struct form *f, struct whatif_deal *deal)
{
	enum err e, read = form_read(r, f);

	(void)read; /* the form knows, more messages may come */
	deal->owner = req_param(r, "id");
	deal->sells = strcmp(form_value(f, "deal"), "sells") == 0;
	deal->on = form_value(f, "on");
	check_percent(r, f, &deal->percent_e4);
	if ((e = org_form_read(r, f, "other", &deal->owned)) != OK ||
		(e = org_form_read(r, f, "seller", &deal->seller)) != OK)
		return e;
	if (deal->owned != NULL && strcmp(deal->owned, deal->owner) == 0)
		form_error(f, "other",
			req_tr(r, N_("Enter another organisation: none holds "
				     "votes in itself")));
	if (deal->seller != NULL &&
		(deal->sells || strcmp(deal->seller, deal->owner) == 0 ||
			(deal->owned != NULL &&
				strcmp(deal->seller, deal->owned) == 0)))
		form_error(f, "seller",
			req_tr(r, N_("Name a seller only when the organisation "
				     "buys, and one that is no other party")));
	return f->failed ? ERR_INVALID : OK;
}

/* Applications: states, journey, machine checks, frozen text, evidence. */
#include "unit.h"

#include "application/application.h"
#include "application/checks.h"
#include "application/evidence.h"
#include "application/journey.h"
#include "application/queue.h"
#include "application/review.h"

#define SUM64 "00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff"

/* --- states --------------------------------------------------------------- */

static void
every_transition_that_is_not_listed_is_refused(void **state)
{
	static const char *const allowed[] = { "draft 0 submitted",
		"submitted 1 granted", "submitted 2 in-review",
		"in-review 3 submitted", "in-review 4 returned",
		"returned 5 in-review", "in-review 6 granted",
		"in-review 7 refused", "draft 8 withdrawn",
		"submitted 8 withdrawn", "in-review 8 withdrawn",
		"returned 8 withdrawn" };
	size_t found = 0, i;
	int from, event;

	(void)state;
	for (from = APPLICATION_DRAFT; from <= APPLICATION_WITHDRAWN; from++) {
		for (event = EVENT_SUBMIT; event <= EVENT_WITHDRAW; event++) {
			enum application_state to;
			const char *line;
			bool listed = false;

			if (application_next((enum application_state)from,
				    (enum application_event)event, &to) != OK)
				continue;
			line = arena_printf(arena, "%s %d %s",
				application_state_word(
					(enum application_state)from),
				event, application_state_word(to));
			for (i = 0; i < COUNT(allowed); i++)
				listed |= strcmp(allowed[i], line) == 0;
			if (!listed)
				fail_msg("not meant: %s", line);
			found++;
		}
	}
	assert_int_equal(found, COUNT(allowed));
}

static void
decided_and_withdrawn_applications_never_move_again(void **state)
{
	static const enum application_state ends[] = { APPLICATION_GRANTED,
		APPLICATION_REFUSED, APPLICATION_WITHDRAWN };
	enum application_state to;
	size_t i;
	int event;

	(void)state;
	for (i = 0; i < COUNT(ends); i++)
		for (event = EVENT_SUBMIT; event <= EVENT_WITHDRAW; event++)
			assert_int_equal(
				application_next(ends[i],
					(enum application_event)event, &to),
				ERR_CONFLICT);
}

static void
a_submitted_application_cannot_be_edited(void **state)
{
	(void)state;
	assert_true(application_editable(APPLICATION_DRAFT));
	assert_true(application_editable(APPLICATION_RETURNED));
	assert_false(application_editable(APPLICATION_SUBMITTED));
	assert_false(application_editable(APPLICATION_IN_REVIEW));
	assert_false(application_editable(APPLICATION_GRANTED));
}

static void
a_draft_belongs_to_the_visit_until_it_has_an_account(void **state)
{
	struct application a = { .visit_hash = "v" };

	(void)state;
	assert_true(application_owned(&a, 0, "v"));
	assert_true(application_owned(&a, 7, "v"));
	assert_false(application_owned(&a, 0, "w"));
	assert_false(application_owned(&a, 0, NULL));
	a.account_id = 7;
	assert_true(application_owned(&a, 7, NULL));
	assert_false(application_owned(&a, 8, "v"));
	assert_false(application_owned(&a, 0, "v"));
	a.visit_hash = NULL;
	a.account_id = 0;
	assert_false(application_owned(&a, 0, NULL));
}

static void
due_days_are_working_days(void **state)
{
	static const struct {
		const char *day;
		enum terms_route route;
		const char *due;
	} cases[] = {
		{ "2026-11-20", TERMS_OPEN, "2026-11-24" }, /* Friday */
		{ "2026-11-21", TERMS_OPEN, "2026-11-24" }, /* Saturday */
		{ "2026-11-23", TERMS_OPEN, "2026-11-25" }, /* Monday */
		{ "2026-11-23", TERMS_REVIEWED, "2026-11-30" },
		{ "2028-02-28", TERMS_OPEN, "2028-03-01" }, /* leap year */
		{ "2026-12-31", TERMS_REVIEWED, "2027-01-07" },
	};
	char due[DAY_SIZE];
	size_t i;

	(void)state;
	for (i = 0; i < COUNT(cases); i++) {
		assert_int_equal(
			application_due(cases[i].day, cases[i].route, due), OK);
		assert_string_equal(due, cases[i].due);
	}
	assert_int_equal(
		application_due("yesterday", TERMS_OPEN, due), ERR_INVALID);
}

/* --- journey -------------------------------------------------------------- */

static const char *const land[] = { "CN" };

static struct answers
full(void)
{
	return (struct answers){ .name = "Probe Steel",
		.country = "DE",
		.scheme = "lei",
		.identifier = "529900ICA8XQYGIKR372",
		.signatory = "Lene Probe",
		.position = "Director",
		.authority = "representative",
		.field = "buildings",
		.purpose = "Heat for flats.",
		.territories = land,
		.territory_count = 1,
		.publication = "",
		.statement = "Two kilns.",
		.target_year = "2035",
		.accepted_lang = "zh",
		.accepted_sha256 = SUM64,
		.accepted_at = "2026-11-21T12:00:00Z" };
}

static struct journey
journey_of(const struct answers *a, enum terms_route route, bool signed_in)
{
	return (struct journey){ .route = route,
		.signed_in = signed_in,
		.answers = a,
		.terms_sha256 = {
			[LANG_EN] = "e", [LANG_ZH] = SUM64, [LANG_JA] = "j" } };
}

static void
the_open_route_has_five_pages_and_four_for_who_is_signed_in(void **state)
{
	struct answers a = full();
	struct journey j = journey_of(&a, TERMS_OPEN, false);
	const struct step *steps[STEP_NONE];

	(void)state;
	assert_int_equal(journey_steps(&j, steps), 5);
	assert_string_equal(steps[0]->slug, "organisation");
	assert_string_equal(steps[4]->slug, "account");
	j.signed_in = true;
	assert_int_equal(journey_steps(&j, steps), 4);
	assert_string_equal(steps[3]->slug, "terms");
	j.route = TERMS_REVIEWED;
	assert_int_equal(journey_steps(&j, steps), 5);
	assert_string_equal(steps[3]->slug, "evidence");
	j.signed_in = false;
	assert_int_equal(journey_steps(&j, steps), 6);
	assert_string_equal(steps[3]->slug, "account");
	assert_string_equal(steps[4]->slug, "evidence");
	assert_string_equal(steps[5]->slug, "terms");
}

static void
the_next_page_is_the_first_that_was_not_answered(void **state)
{
	struct answers a = full();
	struct journey j = journey_of(&a, TERMS_OPEN, false);

	(void)state;
	assert_int_equal(journey_next(&j), STEP_ACCOUNT);
	j.signed_in = true;
	assert_int_equal(journey_next(&j), STEP_NONE);
	a.purpose = "";
	assert_int_equal(journey_next(&j), STEP_USE);
	a.signatory = "";
	assert_int_equal(journey_next(&j), STEP_SIGNATORY);
	a.identifier = "";
	assert_int_equal(journey_next(&j), STEP_ORGANISATION);
}

static void
a_page_may_be_visited_when_answered_or_next(void **state)
{
	struct answers a = full();
	struct journey j = journey_of(&a, TERMS_OPEN, false);

	(void)state;
	a.territory_count = 0;
	assert_true(journey_may_visit(&j, STEP_ORGANISATION));
	assert_true(journey_may_visit(&j, STEP_SIGNATORY));
	assert_true(journey_may_visit(&j, STEP_USE));
	/* the acceptance stands, but something before it is missing */
	assert_true(journey_may_visit(&j, STEP_TERMS));
	assert_false(journey_may_visit(&j, STEP_ACCOUNT));
	assert_false(journey_may_visit(&j, STEP_EVIDENCE));
	j.route = TERMS_REVIEWED;
	j.signed_in = true;
	a.statement = "";
	assert_false(journey_may_visit(&j, STEP_EVIDENCE));
	a.territory_count = 1;
	assert_true(journey_may_visit(&j, STEP_EVIDENCE));
}

static void
an_acceptance_counts_for_the_words_in_force_only(void **state)
{
	struct answers a = full();
	struct journey j = journey_of(&a, TERMS_OPEN, true);

	(void)state;
	assert_true(journey_done(&j, STEP_TERMS));
	a.accepted_lang = "en";
	assert_false(journey_done(&j, STEP_TERMS));
	a.accepted_lang = "zh";
	j.terms_sha256[LANG_ZH] = "another text";
	assert_false(journey_done(&j, STEP_TERMS));
	a.accepted_lang = "";
	assert_false(journey_done(&j, STEP_TERMS));
}

/* --- machine checks ------------------------------------------------------- */

static const struct check_facts good = { .identifier_good = true,
	.scheme = "lei",
	.field = "buildings",
	.approval = true,
	.remaining = 1 };

static const char *
verdict(struct check_facts f)
{
	static struct checks c;

	checks_run(&f, &c);
	return checks_verdict(&c);
}

static void
the_machine_grants_only_when_everything_holds(void **state)
{
	struct check_facts f = good;

	(void)state;
	assert_null(verdict(f));
	f.remaining = 0;
	assert_string_equal(verdict(f), "over-limit");
	f.approval = false;
	assert_string_equal(verdict(f), "no-standing-approval");
	f.pending_application = true;
	assert_string_equal(verdict(f), "double-application");
	f.active_grant = true;
	assert_string_equal(verdict(f), "double-grant");
	f.adversary = true;
	assert_string_equal(verdict(f), "adversary");
	f.field = "other";
	assert_string_equal(verdict(f), "field-unlisted");
	f.scheme = "other";
	assert_string_equal(verdict(f), "identifier-unchecked");
	f = good;
	f.identifier_good = false;
	assert_string_equal(verdict(f), "identifier-unchecked");
}

static void
an_adversary_reads_the_same_words_as_others_who_need_a_person(void **state)
{
	const char *words = checks_reason_for_applicant("adversary");

	(void)state;
	assert_string_equal(
		words, checks_reason_for_applicant("identifier-unchecked"));
	assert_string_equal(
		words, checks_reason_for_applicant("double-application"));
	assert_null(strstr(words, "member"));
	assert_string_not_equal(words, checks_reason("adversary"));
	assert_string_not_equal(
		words, checks_reason_for_applicant("over-limit"));
}

/* --- numbers as they are typed -------------------------------------------- */

static void
a_number_is_read_by_country_and_shape(void **state)
{
	static const struct {
		const char *country;
		const char *typed;
		const char *scheme;
	} cases[] = {
		{ "CN", "91110000600037341L", "uscc" },
		{ "CN", "9111000060003734", "uscc" },
		{ "CN", "529900ICA8XQYGIKR372", "lei" },
		{ "CN", "529900ICA8XQYGIKR373", "lei" },
		{ "JP", "T5835678256246", "jpcn" },
		{ "JP", "58356782562", "jpcn" },
		{ "JP", "5299 00IC A8XQ YGIK R372", "lei" },
		{ "DE", "529900ICA8XQYGIKR372", "lei" },
		{ "DE", "529900ICA8XQYGIKR37", "lei" },
		{ "DE", "HRB 12345", "other" },
		{ "NO", "923 609 016", "other" },
		{ "FR", "12345678901234567890", "other" },
	};
	size_t i;

	(void)state;
	for (i = 0; i < COUNT(cases); i++)
		assert_string_equal(
			answers_scheme(arena, cases[i].country, cases[i].typed),
			cases[i].scheme);
}

/* --- the frozen text ------------------------------------------------------ */

static void
the_frozen_text_is_the_same_for_the_same_content(void **state)
{
	struct answers a = full(), b;
	struct document d = { .filename = "a.pdf",
		.media_type = "application/pdf",
		.sha256 = SUM64,
		.size = 7 };
	struct documents docs = { &d, 1 };
	struct terms t = { .version = "open-1.0", .sha256 = { "e", "z", "j" } };
	const char *one = answers_text(arena, "0123", 1, &a, &docs, &t);
	const char *stored =
		"{\"purpose\":\"Heat for flats.\",\"territories\":[\"CN\"],"
		"\"name\":\"Probe Steel\",\"country\":\"DE\",\"scheme\":"
		"\"lei\",\"identifier\":\"529900ICA8XQYGIKR372\","
		"\"signatory\":\"Lene Probe\",\"position\":\"Director\","
		"\"authority\":\"representative\",\"field\":\"buildings\","
		"\"statement\":\"Two kilns.\",\"target_year\":\"2035\","
		"\"accepted_lang\":\"zh\",\"accepted_sha256\":\"" SUM64
		"\",\"accepted_at\":\"2026-11-21T12:00:00Z\",\"unknown\":1}";

	(void)state;
	assert_int_equal(answers_read(arena, stored, &b), OK);
	assert_string_equal(one, answers_text(arena, "0123", 1, &b, &docs, &t));
	assert_string_not_equal(
		one, answers_text(arena, "0123", 2, &b, &docs, &t));
	b.purpose = "Heat for flats";
	assert_string_not_equal(
		one, answers_text(arena, "0123", 1, &b, &docs, &t));
	docs.count = 0;
	assert_string_not_equal(
		one, answers_text(arena, "0123", 1, &a, &docs, &t));
	assert_non_null(strstr(one, "\"sha256\":\"" SUM64 "\""));
	assert_int_equal(answers_read(arena, "[1]", &b), ERR_INVALID);
	assert_int_equal(answers_read(arena, "{\"name\":7}", &b), OK);
	assert_string_equal(b.name, "");
}

/* --- evidence ------------------------------------------------------------- */

static void
the_type_of_a_file_comes_from_its_bytes(void **state)
{
	static const struct {
		const char *bytes;
		size_t len;
		const char *type;
	} cases[] = {
		{ "%PDF-1.7\n", 9, "application/pdf" },
		{ "\x89PNG\r\n\x1a\n\0", 9, "image/png" },
		{ "\xff\xd8\xff\xe0\0", 5, "image/jpeg" },
		{ "plain\ttext\r\n", 12, "text/plain" },
		{ "碳中和\n", 10, "text/plain" },
		{ "<html>", 6, "text/plain" },
		{ "a\0b", 3, NULL },
		{ "\xe7\xa2", 2, NULL },
		{ "PK\3\4", 4, NULL },
		{ "\xff\xd8", 2, NULL },
		{ "GIF89a\1", 7, NULL },
		{ "\x1b[2J", 4, NULL },
		{ "", 0, NULL },
	};
	size_t i;

	(void)state;
	for (i = 0; i < COUNT(cases); i++) {
		const char *type = evidence_type(cases[i].bytes, cases[i].len);

		if (cases[i].type == NULL)
			assert_null(type);
		else
			assert_string_equal(type, cases[i].type);
	}
}

static void
the_name_of_a_file_can_do_no_harm(void **state)
{
	static const struct {
		const char *given;
		const char *type;
		const char *name;
	} cases[] = {
		{ "report.pdf", "application/pdf", "report.pdf" },
		{ "Report.PDF", "application/pdf", "Report.PDF" },
		{ "photo.jpeg", "image/jpeg", "photo.jpeg" },
		{ "report.pdf.exe", "application/pdf", "report.pdf.exe.pdf" },
		{ "../../etc/passwd", "text/plain", "passwd.txt" },
		{ "C:\\temp\\a b.png", "image/png", "a b.png" },
		{ ".htaccess", "text/plain", "htaccess.txt" },
		{ "a\r\nb\";c.txt", "text/plain", "abc.txt" },
		{ "能耗审计.pdf", "application/pdf", "能耗审计.pdf" },
		{ "x\xe2\x80\xaetxt.exe", "text/plain", "xtxt.exe.txt" },
		{ "...", "text/plain", "document.txt" },
		{ "", "image/png", "document.png" },
		{ "/", "image/png", "document.png" },
		{ "a.jpg", NULL, "a.jpg" },
		/* A dot of another script begins no extension, and a mark
		 * without a letter is a name. */
		{ "a．txt", "text/plain", "a．txt.txt" },
		{ "\xcd\xa7.txt", "text/plain", "\xcd\xa7.txt" },
	};
	size_t i;

	(void)state;
	for (i = 0; i < COUNT(cases); i++)
		assert_string_equal(
			evidence_filename(arena, cases[i].given, cases[i].type),
			cases[i].name);
}

static void
files_that_are_too_many_too_large_or_empty_are_refused(void **state)
{
	struct evidence_file f = { "a.txt", "text", 4 };

	(void)state;
	assert_null(evidence_refusal(&f, 9, 39));
	assert_non_null(evidence_refusal(&f, 10, 10));
	assert_non_null(evidence_refusal(&f, 0, 40));
	f.len = 0;
	assert_non_null(evidence_refusal(&f, 0, 0));
	f.len = EVIDENCE_BYTES_MAX + 1;
	assert_non_null(evidence_refusal(&f, 0, 0));
}

/* --- review --------------------------------------------------------------- */

static void
a_decision_needs_another_person_and_a_recommendation_of_this_content(
	void **state)
{
	struct application a = { .state = APPLICATION_IN_REVIEW,
		.account_id = 1,
		.content_hash = "new",
		.claimed_by = 2 };
	struct review list[] = { { .reviewer_id = 2,
		.content_hash = "old",
		.outcome = REVIEW_GRANT } };
	struct reviews all = { list, 1 };

	(void)state;
	assert_non_null(review_refusal(ACT_DECIDE, &a, &all, 3));
	list[0].content_hash = "new";
	assert_null(review_refusal(ACT_DECIDE, &a, &all, 3));
	assert_non_null(review_refusal(ACT_DECIDE, &a, &all, 2));
	assert_non_null(review_refusal(ACT_DECIDE, &a, &all, 1));
	list[0].outcome = REVIEW_RETURN;
	assert_non_null(review_refusal(ACT_DECIDE, &a, &all, 3));
}

static void
only_who_claimed_reviews_and_only_in_review(void **state)
{
	struct application a = { .state = APPLICATION_IN_REVIEW,
		.account_id = 1,
		.content_hash = "h",
		.claimed_by = 2 };
	struct reviews none = { NULL, 0 };

	(void)state;
	assert_null(review_refusal(ACT_RECOMMEND, &a, &none, 2));
	assert_null(review_refusal(ACT_RETURN, &a, &none, 2));
	assert_null(review_refusal(ACT_RELEASE, &a, &none, 3));
	assert_non_null(review_refusal(ACT_RECOMMEND, &a, &none, 3));
	assert_non_null(review_refusal(ACT_CLAIM, &a, &none, 3));
	a.state = APPLICATION_SUBMITTED;
	assert_null(review_refusal(ACT_CLAIM, &a, &none, 3));
	assert_non_null(review_refusal(ACT_RECOMMEND, &a, &none, 2));
	a.state = APPLICATION_RETURNED;
	assert_non_null(review_refusal(ACT_CLAIM, &a, &none, 3));
	a.state = APPLICATION_GRANTED;
	assert_non_null(review_refusal(ACT_DECIDE, &a, &none, 3));
}

static void
a_cursor_of_the_queue_is_a_day_and_an_id(void **state)
{
	const char *day, *id;

	(void)state;
	assert_int_equal(queue_cursor_read(arena, "2026-11-21.0123456789abcdef",
				 &day, &id),
		OK);
	assert_string_equal(day, "2026-11-21");
	assert_string_equal(id, "0123456789abcdef");
	assert_int_equal(queue_cursor_read(arena, "2026-13-21.0123456789abcdef",
				 &day, &id),
		ERR_INVALID);
	assert_int_equal(queue_cursor_read(arena, "2026-11-21.0123456789abcdeX",
				 &day, &id),
		ERR_INVALID);
	assert_int_equal(queue_cursor_read(arena, "", &day, &id), ERR_INVALID);
}

#define TEST(f) IN_ARENA(f)

int
main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(every_transition_that_is_not_listed_is_refused),
		TEST(decided_and_withdrawn_applications_never_move_again),
		TEST(a_submitted_application_cannot_be_edited),
		TEST(a_draft_belongs_to_the_visit_until_it_has_an_account),
		TEST(due_days_are_working_days),
		TEST(the_open_route_has_five_pages_and_four_for_who_is_signed_in),
		TEST(the_next_page_is_the_first_that_was_not_answered),
		TEST(a_page_may_be_visited_when_answered_or_next),
		TEST(an_acceptance_counts_for_the_words_in_force_only),
		TEST(the_machine_grants_only_when_everything_holds),
		TEST(an_adversary_reads_the_same_words_as_others_who_need_a_person),
		TEST(a_number_is_read_by_country_and_shape),
		TEST(the_frozen_text_is_the_same_for_the_same_content),
		TEST(the_type_of_a_file_comes_from_its_bytes),
		TEST(the_name_of_a_file_can_do_no_harm),
		TEST(files_that_are_too_many_too_large_or_empty_are_refused),
		TEST(a_decision_needs_another_person_and_a_recommendation_of_this_content),
		TEST(only_who_claimed_reviews_and_only_in_review),
		TEST(a_cursor_of_the_queue_is_a_day_and_an_id),
	};

	return cmocka_run_group_tests_name("application", tests, NULL, NULL);
}

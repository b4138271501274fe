/* Legal events and families of OPS become native records. */
#include "unit.h"

#include <sys/mman.h>
#include <unistd.h>

#include "base/buf.h"
#include "exchange/source.h"
#include "exchange/xml.h"

static enum err
keep_record(void *arg, const char *json, size_t len, int64_t line)
{
	(void)line;
	buf_add(arg, json, len);
	buf_char(arg, '\n');
	return OK;
}

static enum err
keep_reject(void *arg, int64_t line, const struct fault *fault)
{
	(void)line;
	buf_printf(arg, "rejected: %s\n", fault->reason);
	return OK;
}

#define HEAD                                                                   \
	"<ops:world-patent-data xmlns=\"http://www.epo.org/exchange\" "        \
	"xmlns:ops=\"http://ops.epo.org\">"                                    \
	"<ops:patent-family total-result-count=\"2\">"
#define TAIL "</ops:patent-family></ops:world-patent-data>"
#define ID(tag, country, number, kind, date)                                   \
	"<" tag "><document-id document-id-type=\"docdb\"><country>" country   \
	"</country><doc-number>" number "</doc-number><kind>" kind             \
	"</kind><date>" date "</date></document-id></" tag ">"
#define MEMBER(number, kind, date, legal)                                      \
	"<ops:family-member family-id=\"77\">" ID("publication-reference",     \
		"EP", number, kind, date) ID("application-reference", "EP",    \
		"10999001", "A", "20100430") legal "</ops:family-member>"
#define LEGAL(code, on, inner)                                                 \
	"<ops:legal code=\"" code "\" desc=\"WORDS\" infl=\" \">"              \
	"<ops:L001EP>EP</ops:L001EP><ops:L007EP>" on                           \
	"</ops:L007EP><ops:L008EP>" code                                       \
	"</ops:L008EP><ops:L018EP>2024-05-01</ops:L018EP><ops:L500EP>" inner   \
	"</ops:L500EP></ops:legal>"

static const char *
read_text(
	enum err (*read)(struct arena *, struct source *, const struct sink *),
	const char *text)
{
	struct buf *out = buf_new(arena, 0);
	struct sink sink = { out, keep_record, keep_reject };
	int fd = memfd_create("test", MFD_CLOEXEC);

	assert_int_equal(write(fd, text, strlen(text)), strlen(text));
	assert_int_equal(lseek(fd, 0, SEEK_SET), 0);
	assert_int_equal(read(arena, source_new(arena, fd), &sink), OK);
	close(fd);
	return out->data;
}

static const char *
event(const char *text)
{
	return read_text(ops_read_events, text);
}

#define ONE(legal)                                                             \
	HEAD MEMBER("2999001", "A1", "20111102", legal)                        \
	TAIL

static void
assert_has(const char *text, const char *part)
{
	if (strstr(text, part) == NULL)
		fail_msg("%s is not in %s", part, text);
}

static void
test_a_grant_is_told_by_the_publication_with_a_patent(void **state)
{
	const char *b = event(ONE(LEGAL("AK  ", "2019-11-27",
		"<ops:L506EP>B1</ops:L506EP>"
		"<ops:L507EP>AT BE  CH</ops:L507EP>")));
	const char *a = event(ONE(
		LEGAL("AK  ", "2011-11-02", "<ops:L506EP>A1</ops:L506EP>")));

	(void)state;
	assert_has(b, "\"code\":\"AK.B\"");
	assert_has(b, "\"states\":[\"AT\",\"BE\",\"CH\"]");
	assert_has(b, "\"patent\":\"EP2999001A1\"");
	assert_has(b, "\"as_of\":\"2024-05-01\"");
	assert_has(a, "\"code\":\"AK\"");
}

static void
test_a_lapse_tells_its_state_and_why(void **state)
{
	const char *fees = event(ONE(LEGAL("PG25", "2021-05-31",
		"<ops:L501EP>BE</ops:L501EP><ops:L510EP>LAPSE BECAUSE OF "
		"NON-PAYMENT OF DUE FEES</ops:L510EP>"
		"<ops:L525EP>20200630</ops:L525EP>")));
	const char *never = event(ONE(LEGAL("PG25", "2020-05-01",
		"<ops:L501EP>BG</ops:L501EP><ops:L510EP>FAILURE TO SUBMIT A "
		"TRANSLATION</ops:L510EP><ops:L525EP>20200227</ops:L525EP>")));
	const char *end = event(ONE(LEGAL("PG25", "2030-05-01",
		"<ops:L501EP>DE</ops:L501EP><ops:L510EP>LAPSE BECAUSE OF "
		"EXPIRATION OF PROTECTION</ops:L510EP>")));

	(void)state;
	assert_has(fees, "\"code\":\"PG25\",\"territory\":\"BE\","
			 "\"date\":\"2021-05-31\","
			 "\"effective\":\"2020-06-30\"");
	assert_null(strstr(fees, "until"));
	assert_has(never, "\"code\":\"PG25.T\"");
	assert_has(never, "\"until\":\"2020-02-27\"");
	assert_has(end, "\"code\":\"PG25.E\"");
}

static void
test_an_event_of_a_national_register_bears_its_own_code(void **state)
{
	const char *e = event(ONE(LEGAL("REG ", "2019-12-19",
		"<ops:L501EP>DE</ops:L501EP><ops:L502EP>R096</ops:L502EP>"
		"<ops:L503EP desc=\"Number\">602010</ops:L503EP>")));

	(void)state;
	assert_has(e, "\"office\":\"DE\",\"code\":\"R096\","
		      "\"territory\":\"DE\"");
	assert_has(e, "\"text\":\"Number: 602010\"");
}

static void
test_a_fee_is_paid_until_the_anniversary_of_the_filing(void **state)
{
	const char *e = event(ONE(LEGAL("PGFP", "2025-07-09",
		"<ops:L501EP>DE</ops:L501EP><ops:L518EP>20250514</ops:L518EP>"
		"<ops:L520EP>16</ops:L520EP>")));

	(void)state;
	assert_has(e, "\"effective\":\"2025-05-14\"");
	assert_has(e, "\"paid_until\":\"2026-04-30\"");
}

static void
test_an_extension_is_one_event_for_each_state(void **state)
{
	const char *e = event(ONE(
		LEGAL("RAX ", "2012-07-18", "<ops:L524EP>BA ME</ops:L524EP>")));

	(void)state;
	assert_has(e, "\"territory\":\"BA\"");
	assert_has(e, "\"territory\":\"ME\"");
}

static void
test_a_family_is_told_whole_or_not_at_all(void **state)
{
	const char *both = read_text(ops_read_families,
		HEAD MEMBER("2999001", "A1", "20111102", "")
			MEMBER("2999001", "B1", "20191127", "") TAIL);
	const char *half = read_text(ops_read_families,
		HEAD MEMBER("2999001", "A1", "20111102", "") TAIL);

	(void)state;
	assert_string_equal(both,
		"{\"scheme\":\"docdb\",\"id\":\"77\","
		"\"complete_as_of\":\"2019-11-27\",\"source\":\"EPO OPS\","
		"\"members\":[{\"number\":\"EP2999001A1\","
		"\"application_number\":\"EP10999001\","
		"\"filed\":\"2010-04-30\"},{\"number\":\"EP2999001B1\","
		"\"application_number\":\"EP10999001\","
		"\"filed\":\"2010-04-30\"}]}\n");
	assert_string_equal(
		half, "rejected: has 1 of the 2 members that it says it has\n");
}

static void
test_a_file_without_events_says_so(void **state)
{
	(void)state;
	assert_has(event(ONE("")), "rejected: the file is XML without legal "
				   "events");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		IN_ARENA(test_a_grant_is_told_by_the_publication_with_a_patent),
		IN_ARENA(test_a_lapse_tells_its_state_and_why),
		IN_ARENA(
			test_an_event_of_a_national_register_bears_its_own_code),
		IN_ARENA(
			test_a_fee_is_paid_until_the_anniversary_of_the_filing),
		IN_ARENA(test_an_extension_is_one_event_for_each_state),
		IN_ARENA(test_a_family_is_told_whole_or_not_at_all),
		IN_ARENA(test_a_file_without_events_says_so),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

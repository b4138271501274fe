/* XML of offices becomes native records; hostile XML becomes a message. */
#include <sys/mman.h>
#include <unistd.h>

#include "unit.h"

#include "base/buf.h"
#include "exchange/guess.h"
#include "exchange/source.h"
#include "exchange/xml.h"

/* What a reader left: records and rejects, a line each. */
struct found {
	struct buf *records;
	struct buf *rejects;
	int record_count;
	int reject_count;
};

static enum err
keep_record(void *arg, const char *json, size_t len, int64_t line)
{
	struct found *f = arg;

	f->record_count++;
	buf_printf(f->records, "%lld:", (long long)line);
	buf_add(f->records, json, len);
	buf_char(f->records, '\n');
	return OK;
}

static enum err
keep_reject(void *arg, int64_t line, const struct fault *fault)
{
	struct found *f = arg;

	f->reject_count++;
	buf_printf(f->rejects, "%lld:%s\n", (long long)line, fault->reason);
	return OK;
}

/* A file of ${len} bytes that is read from its start. */
static int
file_of(const char *bytes, size_t len)
{
	int fd = memfd_create("test", MFD_CLOEXEC);

	assert_true(fd >= 0);
	assert_int_equal(write(fd, bytes, len), len);
	assert_int_equal(lseek(fd, 0, SEEK_SET), 0);
	return fd;
}

typedef enum err read_fn(struct arena *, struct source *, const struct sink *);

static struct found
read_bytes(struct arena *a, read_fn *read, const char *bytes, size_t len)
{
	struct found f = { buf_new(a, 256), buf_new(a, 256), 0, 0 };
	struct sink sink = { &f, keep_record, keep_reject };
	int fd = file_of(bytes, len);

	assert_int_equal(read(a, source_new(a, fd), &sink), OK);
	close(fd);
	return f;
}

static struct found
read_text(struct arena *a, read_fn *read, const char *text)
{
	return read_bytes(a, read, text, strlen(text));
}

#define OPS(inner)                                                             \
	"<?xml version=\"1.0\"?><ops:world-patent-data "                       \
	"xmlns=\"http://www.epo.org/exchange\" "                               \
	"xmlns:ops=\"http://ops.epo.org\">" inner "</ops:world-patent-data>"

#define ID(type, country, number, kind, date)                                  \
	"<document-id document-id-type=\"" type "\">" country                  \
	"<doc-number>" number "</doc-number>" kind "<date>" date               \
	"</date></document-id>"

static const char document[] = OPS(
	"<exchange-documents>\n<exchange-document family-id=\"77\" "
	"country=\"US\" doc-number=\"2012057518\" kind=\"A1\">"
	"<bibliographic-data><publication-reference>" ID("docdb",
		"<country>US</country>", "2012057518", "<kind>A1</kind>",
		"20120308") "</publication-reference>"
			    "<classifications-ipcr><classification-ipcr><text>"
			    "H04W  84/    20   "
			    "         A I  "
			    "</text></classification-ipcr></"
			    "classifications-ipcr>"
			    "<patent-classifications><patent-classification>"
			    "<classification-scheme "
			    "scheme=\"CPCI\"/><section>Y</section>"
			    "<class>02</class><subclass>E</"
			    "subclass><main-group>60</main-group>"
			    "<subgroup>10</subgroup></patent-classification>"
			    "<patent-classification><classification-scheme "
			    "scheme=\"UC\"/>"
			    "<classification-symbol>370/315</"
			    "classification-symbol>"
			    "</patent-classification><patent-classification>"
			    "<classification-scheme "
			    "scheme=\"CPCA\"/><classification-symbol>"
			    "H02J   7/00  "
			    "</classification-symbol></patent-classification>"
			    "</"
			    "patent-classifications><application-reference>" ID(
				    "docdb", "<country>US</country>",
				    "201113167395", "<kind>A</kind>",
				    "20110623") "</"
						"application-reference><"
						"priority-claims>"
						"<priority-claim>" ID("epodoc",
							"", "EP20100167109", "",
							"20100624") "</"
								    "priority-"
								    "claim></"
								    "priority-"
								    "claims><"
								    "parties><"
								    "applicants"
								    ">"
								    "<applicant"
								    " data-"
								    "format="
								    "\"epodoc\""
								    "><"
								    "applicant-"
								    "name><"
								    "name>MORI "
								    "DENKI "
								    "KK\xe2\x80"
								    "\x82[JP]</"
								    "name></"
								    "applicant-"
								    "name></"
								    "applicant>"
								    "<applicant"
								    " data-"
								    "format="
								    "\"original"
								    "\"><"
								    "applicant-"
								    "name><"
								    "name>MORI "
								    "DENKI KK, "
								    "</name></"
								    "applicant-"
								    "name></"
								    "applicant>"
								    "<applicant"
								    " data-"
								    "format="
								    "\"original"
								    "\"><"
								    "applicant-"
								    "name><"
								    "name>Mori "
								    "Denki "
								    "K.K.</"
								    "name></"
								    "applicant-"
								    "name></"
								    "applicant>"
								    "</"
								    "applicants"
								    ">"
								    "<inventors"
								    "><"
								    "inventor "
								    "data-"
								    "format="
								    "\"epodoc\""
								    "><"
								    "inventor-"
								    "name><"
								    "name>"
								    "MORI AOI "
								    "[JP]</"
								    "name></"
								    "inventor-"
								    "name></"
								    "inventor><"
								    "/inventors"
								    ">"
								    "</"
								    "parties><"
								    "invention-"
								    "title>No "
								    "language</"
								    "invention-"
								    "title>"
								    "<invention"
								    "-title "
								    "lang="
								    "\"ol\">"
								    "OPRINDELIG"
								    "</"
								    "invention-"
								    "title>"
								    "<invention"
								    "-title "
								    "lang="
								    "\"en\">"
								    "First\n  "
								    "title</"
								    "invention-"
								    "title>"
								    "<invention"
								    "-title "
								    "lang="
								    "\"en\">"
								    "Second</"
								    "invention-"
								    "title>"
								    "</"
								    "bibliograp"
								    "hic-data><"
								    "abstract "
								    "lang="
								    "\"en\"><p>"
								    "One.</"
								    "p><p>Two.<"
								    "/p>"
								    "</"
								    "abstract><"
								    "/exchange-"
								    "document><"
								    "/exchange-"
								    "documents"
								    ">");

static void
test_an_exchange_document_becomes_a_native_record(void **state)
{
	struct arena *a = arena_new();
	struct found f = read_text(a, ops_read, document);

	(void)state;
	assert_int_equal(f.reject_count, 0);
	assert_string_equal(f.records->data,
		"2:{\"number\":\"US2012057518A1\",\"application_number\":"
		"\"US13/167395\",\"family\":\"77\",\"title\":{\"und\":\"No "
		"language\",\"ol\":\"OPRINDELIG\",\"en\":\"First title\"},"
		"\"abstract\":{\"en\":\"One. Two.\"},\"applicants\":[\"Mori "
		"Denki K.K.\"],\"inventors\":[\"MORI AOI\"],\"cpc\":["
		"\"Y02E60/10\",\"H02J7/00\"],\"ipc\":[\"H04W84/20\"],"
		"\"filed\":\"2011-06-23\",\"priority\":[{\"number\":"
		"\"EP10167109\",\"date\":\"2010-06-24\"}],\"published\":"
		"\"2012-03-08\"}\n");
	arena_free(a);
}

static void
test_citations_of_a_search_report_are_read(void **state)
{
	struct arena *a = arena_new();
	struct found f = read_text(a, ops_read,
		"<exchange-documents><exchange-document country=\"EP\" "
		"doc-number=\"1\" kind=\"A1\"><bibliographic-data>"
		"<references-cited>"
		"<citation cited-by=\"examiner\"><patcit>"
		"<document-id document-id-type=\"epodoc\"><doc-number>"
		"WO02054790</doc-number></document-id>"
		"<document-id document-id-type=\"docdb\"><country>WO</country>"
		"<doc-number>02054790</doc-number><kind>A2</kind>"
		"</document-id></patcit><category>X</category>"
		"<category>Y</category></citation>"
		"<citation cited-by=\"examiner\"><patcit>"
		"<document-id document-id-type=\"docdb\"><country>Q9</country>"
		"<doc-number>about 7</doc-number></document-id></patcit>"
		"<category>a sentence</category></citation>"
		"<citation cited-by=\"the office\"><nplcit><text>A  book,\n "
		"1999</text></nplcit></citation>"
		"<citation><patcit/></citation>"
		"</references-cited></bibliographic-data></exchange-document>"
		"</exchange-documents>");

	(void)state;
	assert_string_equal(f.records->data,
		"1:{\"number\":\"EP1A1\",\"citations\":[{\"number\":"
		"\"WO2002054790A2\",\"by\":\"examiner\",\"category\":"
		"\"X,Y\"},{\"text\":\"Q9 about 7\",\"by\":\"examiner\"},"
		"{\"text\":\"A book, 1999\",\"by\":\"other\"}]}\n");
	arena_free(a);
}

static void
test_citations_of_the_uspto_are_read_in_both_forms(void **state)
{
	static const char item[] =
		"<patcit><document-id><country>US</country><doc-number>07272630"
		"</doc-number><kind>B2</kind></document-id></patcit>"
		"<category>cited by applicant</category>";
	static const char *const forms[][2] = {
		{ "us-references-cited", "us-citation" },
		{ "references-cited", "citation" },
	};

	(void)state;
	for (size_t i = 0; i < 2; i++) {
		struct arena *a = arena_new();
		struct found f = read_text(a, uspto_read,
			arena_printf(a,
				"<?xml version=\"1.0\"?>\n<us-patent-grant>"
				"<us-bibliographic-data-grant>"
				"<publication-reference><document-id><country>"
				"US</country><doc-number>1</doc-number><kind>"
				"A</kind></document-id></publication-reference>"
				"<%s><%s>%s</%s></%s>"
				"</us-bibliographic-data-grant>"
				"</us-patent-grant>",
				forms[i][0], forms[i][1], item, forms[i][1],
				forms[i][0]));

		assert_string_equal(f.records->data,
			"1:{\"number\":\"US1A\",\"citations\":[{\"number\":"
			"\"US7272630B2\",\"by\":\"applicant\"}]}\n");
		arena_free(a);
	}
}

static void
test_a_prefix_of_the_elements_changes_nothing(void **state)
{
	struct arena *a = arena_new();
	struct found f = read_text(a, ops_read,
		"<exch:exchange-documents xmlns:exch=\"http://www.epo.org/"
		"exchange\"><exch:exchange-document country=\"EP\" "
		"doc-number=\"1\" kind=\"A1\" status=\"C\">"
		"<exch:bibliographic-data><exch:invention-title lang=\"en\">X"
		"</exch:invention-title></exch:bibliographic-data>"
		"</exch:exchange-document><exch:exchange-document "
		"country=\"EP\" doc-number=\"2\" kind=\"A1\" status=\"D\"/>"
		"</exch:exchange-documents>");

	(void)state;
	assert_string_equal(f.records->data,
		"1:{\"number\":\"EP1A1\",\"title\":{\"en\":\"X\"}}\n");
	assert_int_equal(f.reject_count, 1);
	assert_non_null(strstr(f.rejects->data, "deleted"));
	arena_free(a);
}

static void
test_a_bare_family_member_becomes_a_record(void **state)
{
	struct arena *a = arena_new();
	struct found f = read_text(a, ops_read,
		OPS("<ops:patent-family><ops:publication-reference>" ID("docdb",
			"<country>EP</country>", "9", "",
			"20000101") "</"
				    "ops:publication-reference><ops:family-"
				    "member "
				    "family-id=\"5\"><publication-"
				    "reference>" ID("docdb",
					    "<country>EP</country>", "1",
					    "<kind>B1</kind>", "20100102")
					    ID("epodoc", "", "EP1", "", "20100102") "</publication-reference><application-reference>" ID(
						    "docdb",
						    "<country>EP</country>",
						    "10167109",
						    "<kind>A</kind>",
						    "20090102") "</"
								"application-"
								"reference><"
								"priority-"
								"claim>" ID("do"
									    "cd"
									    "b",
									"<count"
									"ry>JP<"
									"/count"
									"ry>",
									"200800"
									"0001",
									"<kind>"
									"A</"
									"kind>",
									"200801"
									"03") "</priority-claim><ops:legal code=\"AK\"/>"
									      "</ops:family-member></ops:patent-family>"));

	(void)state;
	assert_int_equal(f.reject_count, 0);
	assert_string_equal(f.records->data,
		"1:{\"number\":\"EP1B1\",\"application_number\":"
		"\"EP10167109\",\"family\":\"5\",\"filed\":\"2009-01-02\","
		"\"priority\":[{\"number\":\"JP2008000001\",\"date\":"
		"\"2008-01-03\"}],\"published\":\"2010-01-02\"}\n");
	arena_free(a);
}

static const struct {
	const char *text;
	const char *says;
} empties[] = {
	{ "<fault xmlns=\"http://ops.epo.org\"><code>404</code><message>Not "
	  "found</message></fault>",
		"error answer of OPS (404 Not found)" },
	{ OPS("<ops:equivalents-inquiry><ops:inquiry-result/>"
	      "</ops:equivalents-inquiry>"),
		"list of equivalents" },
	{ OPS("<ops:biblio-search><ops:search-result/></ops:biblio-search>"),
		"search result of numbers alone" },
	{ OPS(""), "without patent records (its root is world-patent-data)" },
	{ "<a>", "no well-formed XML" },
	{ "", "no well-formed XML" },
	{ "<a>\xff</a>", "no well-formed XML" },
};

static void
test_a_document_without_records_says_what_it_is(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(empties); i++) {
		struct arena *a = arena_new();
		struct found f = read_text(a, ops_read, empties[i].text);

		assert_int_equal(f.record_count, 0);
		assert_int_equal(f.reject_count, 1);
		if (strstr(f.rejects->data, empties[i].says) == NULL)
			fail_msg("%s: %s", empties[i].text, f.rejects->data);
		arena_free(a);
	}
}

static void
test_records_before_a_break_are_taken(void **state)
{
	static const char one[] = "<exchange-document country=\"EP\" "
				  "doc-number=\"%d\" kind=\"A1\"/>\n";
	struct arena *a = arena_new();
	struct buf *b = buf_new(a, 65536);
	struct found f;

	(void)state;
	buf_str(b, "<exchange-documents>\n");
	for (int i = 1; i <= 100; i++)
		buf_printf(b, one, i);
	buf_str(b, "<exchange-document country=\"EP\" & broken");
	f = read_text(a, ops_read, b->data);
	/* libxml2 looks some hundred bytes ahead */
	assert_in_range(f.record_count, 90, 100);
	assert_int_equal(f.reject_count, 1);
	assert_non_null(strstr(f.rejects->data, "102:is no well-formed XML"));
	arena_free(a);
}

#define GRANT(number, title)                                                   \
	"<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"                         \
	"<!DOCTYPE us-patent-grant SYSTEM \"us-patent-grant-v45.dtd\" [ ]>\n"  \
	"<us-patent-grant lang=\"EN\"><us-bibliographic-data-grant>"           \
	"<publication-reference><document-id><country>US</country>"            \
	"<doc-number>" number "</doc-number><kind>B2</kind><date>20150106"     \
	"</date></document-id></publication-reference>"                        \
	"<invention-title>" title "</invention-title>"

static const char grant[] = GRANT("08926509",
	"Heat &amp; CO<sub>2</sub>") "<application-reference><document-id><"
				     "country>US</country>"
				     "<doc-number>12134151</"
				     "doc-number><date>20080605</date>"
				     "</document-id></application-reference>"
				     "<priority-claims><priority-claim><"
				     "country>JP</country><doc-number>"
				     "2008-148514</doc-number><date>20080605</"
				     "date></priority-claim>"
				     "</"
				     "priority-claims><us-related-documents><"
				     "us-provisional-application>"
				     "<document-id><country>US</"
				     "country><doc-number>60968023</doc-number>"
				     "<date>20070824</date></document-id></"
				     "us-provisional-application>"
				     "</"
				     "us-related-documents><classifications-"
				     "cpc><main-cpc>"
				     "<classification-cpc><section>A</"
				     "section><class>61</class><subclass>B"
				     "</subclass><main-group>5</"
				     "main-group><subgroup>0205</subgroup>"
				     "</classification-cpc></main-cpc></"
				     "classifications-cpc>"
				     "<classification-ipc><main-classification>"
				     "G06F015/16"
				     "</main-classification></"
				     "classification-ipc><us-parties>"
				     "<us-applicants><us-applicant><"
				     "addressbook><orgname>Minami Denki"
				     "</orgname></addressbook></us-applicant></"
				     "us-applicants><inventors>"
				     "<inventor><addressbook><last-name>Mori</"
				     "last-name><first-name>Aoi"
				     "</first-name><middle-name>B.</"
				     "middle-name></addressbook></inventor>"
				     "</inventors></"
				     "us-parties><assignees><assignee><"
				     "addressbook><orgname>"
				     "Minami "
				     "Denki</orgname></addressbook></"
				     "assignee></assignees>"
				     "</"
				     "us-bibliographic-data-grant><abstract><p>"
				     "Short.</p></abstract>"
				     "<description><p>Long.</p></"
				     "description><claims><claim><claim-text>1."
				     " "
				     "A pump, with:<claim-text>a "
				     "case;</claim-text><claim-text>a <b>rotor"
				     "</b>.</claim-text></claim-text></"
				     "claim><claim><claim-text>2. As in "
				     "<claim-ref>claim "
				     "1</claim-ref>.</claim-text></claim></"
				     "claims>"
				     "</us-patent-grant>\n";

static void
test_a_us_grant_becomes_a_native_record(void **state)
{
	struct arena *a = arena_new();
	struct found f = read_text(a, uspto_read, grant);

	(void)state;
	assert_int_equal(f.reject_count, 0);
	assert_string_equal(f.records->data,
		"1:{\"number\":\"US08926509B2\",\"application_number\":"
		"\"US12134151\",\"title\":{\"en\":\"Heat & CO2\"},"
		"\"abstract\":{\"en\":\"Short.\"},\"claims\":{\"en\":[\"1. A "
		"pump, with: a case; a rotor.\",\"2. As in claim 1.\"]},"
		"\"applicants\":[\"Minami Denki\"],\"owners\":[\"Minami "
		"Denki\"],\"inventors\":[\"Mori, Aoi B.\"],\"cpc\":["
		"\"A61B5/0205\"],\"ipc\":[\"G06F15/16\"],\"filed\":"
		"\"2008-06-05\",\"priority\":[{\"number\":\"JP2008-148514\","
		"\"date\":\"2008-06-05\"},{\"number\":\"US60/968023\","
		"\"date\":\"2007-08-24\"}],\"published\":\"2015-01-06\","
		"\"granted\":\"2015-01-06\"}\n");
	arena_free(a);
}

static void
test_documents_in_a_row_are_read_one_by_one(void **state)
{
	struct arena *a = arena_new();
	struct buf *b = buf_new(a, 1024);
	struct found f;

	(void)state;
	buf_str(b, grant);
	buf_str(b, "<?xml version=\"1.0\"?>\n<sequence-cwu/>\n");
	buf_str(b, "<?xml version=\"1.0\"?>\n<broken>\n");
	buf_str(b, grant);
	f = read_text(a, uspto_read, b->data);
	assert_int_equal(f.record_count, 2);
	assert_int_equal(f.reject_count, 2);
	assert_non_null(strstr(f.rejects->data,
		"4:is no patent document (its root is sequence-cwu)"));
	assert_non_null(strstr(f.rejects->data, "is no well-formed XML"));
	assert_non_null(strstr(f.records->data, "\n8:{"));
	arena_free(a);
}

/* A file of ours that a document points at must not be read. */
static const char *const hostile[] = {
	"<!DOCTYPE us-patent-grant [<!ENTITY x SYSTEM \"file:///etc/passwd\">"
	"]>\n<us-patent-grant lang=\"EN\"><us-bibliographic-data-grant>"
	"<invention-title>&x;root:</invention-title>"
	"</us-bibliographic-data-grant></us-patent-grant>",
	"<!DOCTYPE us-patent-grant SYSTEM \"file:///etc/passwd\">\n"
	"<us-patent-grant><us-bibliographic-data-grant><invention-title>"
	"&lol;</invention-title></us-bibliographic-data-grant>"
	"</us-patent-grant>",
	"<!DOCTYPE us-patent-grant [<!ENTITY a \"aaaaaaaaaaaaaaaaaaaa\">"
	"<!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;\">"
	"<!ENTITY c \"&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;\">"
	"<!ENTITY d \"&c;&c;&c;&c;&c;&c;&c;&c;&c;&c;\">"
	"<!ENTITY e \"&d;&d;&d;&d;&d;&d;&d;&d;&d;&d;\">"
	"<!ENTITY f \"&e;&e;&e;&e;&e;&e;&e;&e;&e;&e;\">]>\n"
	"<us-patent-grant lang=\"&f;\"><us-bibliographic-data-grant>"
	"<invention-title>&f;</invention-title>"
	"</us-bibliographic-data-grant></us-patent-grant>",
	"<us-patent-grant xmlns:xi=\"http://www.w3.org/2001/XInclude\">"
	"<us-bibliographic-data-grant><invention-title><xi:include "
	"href=\"file:///etc/passwd\" parse=\"text\"/></invention-title>"
	"</us-bibliographic-data-grant></us-patent-grant>",
};

static void
test_documents_fetch_nothing_and_do_not_swell(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(hostile); i++) {
		struct arena *a = arena_new();
		struct found f = read_text(a, uspto_read, hostile[i]);

		assert_int_equal(f.record_count + f.reject_count, 1);
		assert_true(f.records->len < 2000);
		assert_null(strstr(f.records->data, "/bin/"));
		arena_free(a);
	}
}

static void
test_nesting_without_end_is_refused(void **state)
{
	struct arena *a = arena_new();
	struct buf *b = buf_new(a, 1 << 20);
	struct found f;

	(void)state;
	buf_str(b, "<exchange-documents>");
	buf_str(b, "<exchange-document country=\"EP\" doc-number=\"1\" "
		   "kind=\"A1\">");
	for (int i = 0; i < 100000; i++)
		buf_str(b, "<a>");
	f = read_text(a, ops_read, b->data);
	assert_int_equal(f.record_count, 0);
	assert_int_equal(f.reject_count, 1);
	f = read_text(a, uspto_read, b->data);
	assert_int_equal(f.record_count, 0);
	assert_int_equal(f.reject_count, 1);
	arena_free(a);
}

static void
test_a_record_beyond_the_limit_is_refused(void **state)
{
	static const char fill[] =
		"<p>aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
		"</p>\n";
	struct arena *a = arena_new();
	struct buf *b = buf_new(a, EXCHANGE_RECORD_MAX + (2u << 20));
	struct found f;

	(void)state;
	buf_str(b, "<exchange-documents><exchange-document country=\"EP\" "
		   "doc-number=\"1\" kind=\"A1\"><abstract lang=\"en\">");
	while (b->len < EXCHANGE_RECORD_MAX + (1u << 20))
		buf_add(b, fill, sizeof(fill) - 1);
	f = read_text(a, ops_read, b->data);
	assert_int_equal(f.record_count, 0);
	assert_non_null(strstr(f.rejects->data, "more than 32 MB"));
	f = read_text(a, uspto_read, b->data);
	assert_int_equal(f.record_count, 0);
	assert_non_null(strstr(f.rejects->data, "more than 32 MB"));
	arena_free(a);
}

static const struct {
	const char *bytes;
	size_t len;
	enum exchange_format format;
	const char *what; /* part of it, when no format is found */
} files[] = {
#define BYTES(s) s, sizeof(s) - 1
	{ BYTES(""), EXCHANGE_GUESS, "empty" },
	{ BYTES(" \n\t\r\n"), EXCHANGE_GUESS, "empty" },
	{ BYTES("{\"number\":\"EP1A1\"}"), EXCHANGE_JSONL, NULL },
	{ BYTES("\xef\xbb\xbf{\"number\":1}\n"), EXCHANGE_JSONL, NULL },
	{ BYTES("\n\n  { \"number\": 1 }\n"), EXCHANGE_JSONL, NULL },
	{ BYTES("broken\n{\"number\":1}\n"), EXCHANGE_JSONL, NULL },
	{ BYTES("{}\n"), EXCHANGE_JSONL, NULL },
	{ BYTES("{\n  \"number\": 1\n}\n"), EXCHANGE_GUESS,
		"one object on each line" },
	{ BYTES("[1,2]"), EXCHANGE_GUESS, "one object on each line" },
	{ BYTES("Method: GetBiblio\n"), EXCHANGE_GUESS, "plain text" },
	{ BYTES("\x89PNG\r\n\x1a\n"), EXCHANGE_GUESS, "PNG" },
	{ BYTES("%PDF-1.7"), EXCHANGE_GUESS, "PDF" },
	{ BYTES("PK\x03\x04"), EXCHANGE_GUESS, "ZIP" },
	{ BYTES("\x1f\x8b\x08"), EXCHANGE_GUESS, "gzip" },
	{ BYTES("\x01\x02\xfe\xfd\xfc"), EXCHANGE_GUESS, "binary" },
	{ BYTES("<!DOCTYPE html><HTML lang=en>"), EXCHANGE_GUESS, "HTML" },
	{ BYTES("<?xml version='1.0'?><x:y/>"), EXCHANGE_GUESS,
		"its root is x:y" },
	{ BYTES("<3"), EXCHANGE_GUESS, "begins like XML" },
	{ BYTES("<?xml version='1.0'?>\n<!DOCTYPE us-patent-grant SYSTEM "
		"\"us-patent-grant-v45.dtd\" [ ]>\n<us-patent-grant>"),
		EXCHANGE_USPTO, NULL },
	{ BYTES("<us-patent-application lang=\"EN\">"), EXCHANGE_USPTO, NULL },
	{ BYTES("<exch:exchange-documents xmlns:exch=\"x\">"), EXCHANGE_OPS,
		NULL },
	{ BYTES("<fault xmlns=\"http://ops.epo.org\">"), EXCHANGE_OPS, NULL },
};

static void
test_a_file_is_known_by_its_first_bytes(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(files); i++) {
		struct arena *a = arena_new();
		const char *what;

		assert_int_equal(guess_format(a, files[i].bytes, files[i].len,
					 true, &what),
			files[i].format);
		if (files[i].what != NULL &&
			strstr(what, files[i].what) == NULL)
			fail_msg("%zu: %s", i, what);
		arena_free(a);
	}
}

static void
test_lines_are_cut_where_they_end(void **state)
{
	struct arena *a = arena_new();
	struct buf *b = buf_new(a, 1 << 20);
	struct source *s;
	const char *line;
	size_t len;
	int fd;

	(void)state;
	buf_str(b, "one\r\n\n");
	for (unsigned i = 0; i < SOURCE_CHUNK + 10; i++)
		buf_char(b, 'x');
	buf_str(b, "\nlast");
	fd = file_of(b->data, b->len);
	s = source_new(a, fd);
	assert_int_equal(source_peek(s, &line, &len), OK);
	assert_int_equal(len, SOURCE_CHUNK);
	assert_int_equal(source_line(s, &line, &len), OK);
	assert_int_equal(len, 3);
	assert_memory_equal(line, "one", 3);
	assert_int_equal(source_line(s, &line, &len), OK);
	assert_int_equal(len, 0);
	assert_int_equal(source_line(s, &line, &len), OK);
	assert_int_equal(len, SOURCE_CHUNK + 10);
	assert_int_equal(source_line(s, &line, &len), OK);
	assert_int_equal(len, 4);
	assert_memory_equal(line, "last", 4);
	assert_int_equal(source_line_number(s), 4);
	assert_int_equal(source_bytes(s), b->len);
	assert_int_equal(source_line(s, &line, &len), ERR_NOT_FOUND);
	assert_int_equal(source_failed(s), 0);
	close(fd);
	arena_free(a);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(
			test_an_exchange_document_becomes_a_native_record),
		cmocka_unit_test(test_citations_of_a_search_report_are_read),
		cmocka_unit_test(
			test_citations_of_the_uspto_are_read_in_both_forms),
		cmocka_unit_test(test_a_prefix_of_the_elements_changes_nothing),
		cmocka_unit_test(test_a_bare_family_member_becomes_a_record),
		cmocka_unit_test(
			test_a_document_without_records_says_what_it_is),
		cmocka_unit_test(test_records_before_a_break_are_taken),
		cmocka_unit_test(test_a_us_grant_becomes_a_native_record),
		cmocka_unit_test(test_documents_in_a_row_are_read_one_by_one),
		cmocka_unit_test(test_documents_fetch_nothing_and_do_not_swell),
		cmocka_unit_test(test_nesting_without_end_is_refused),
		cmocka_unit_test(test_a_record_beyond_the_limit_is_refused),
		cmocka_unit_test(test_a_file_is_known_by_its_first_bytes),
		cmocka_unit_test(test_lines_are_cut_where_they_end),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

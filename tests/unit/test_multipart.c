/* Multipart bodies as browsers and programs write them, and broken ones. */
#include "unit.h"

#include "base/buf.h"
#include "http/parse.h"

#define TYPE "multipart/form-data; boundary=b"
#define PART "--b\r\nContent-Disposition: form-data; "
#define FIELD PART "name=a\r\n\r\n1\r\n"
#define END "--b--\r\n"

/* "name=value|field=filename(type)bytes" or NULL when it is refused. */
static const char *
read(const char *type, const char *body, size_t len)
{
	struct pairs fields = { 0 };
	struct uploads files = { 0 };
	struct buf *b = buf_new(arena, 64);
	char *bytes = test_malloc(len == 0 ? 1 : len);
	enum err e;

	/* Without a NUL behind it, the sanitizer sees a byte too far. */
	memcpy(bytes, body, len);
	e = parse_multipart(arena, type, bytes, len, &fields, &files);
	if (e != OK) {
		assert_int_equal(e, ERR_INVALID);
		assert_int_equal(fields.count + files.count, 0);
	}
	for (size_t i = 0; i < fields.count; i++)
		buf_printf(b, "%s%s=%s", b->len == 0 ? "" : "|",
			fields.items[i].name, fields.items[i].value);
	for (size_t i = 0; i < files.count; i++) {
		const struct upload *u = &files.items[i];

		buf_printf(b, "%s%s=%s(%s)", b->len == 0 ? "" : "|", u->field,
			u->filename, u->type);
		buf_add(b, u->bytes, u->len);
	}
	test_free(bytes);
	return e == OK ? b->data : NULL;
}

static const struct {
	const char *why;
	const char *body;
	const char *found;
} bodies[] = {
	{ "one field", FIELD END, "a=1" },
	{ "two fields", FIELD FIELD END, "a=1|a=1" },
	{ "no part at all", END, "" },
	{ "quoted name", PART "name=\"a b\"\r\n\r\n1\r\n" END, "a b=1" },
	{ "empty value", PART "name=a\r\n\r\n\r\n" END, "a=" },
	{ "line ends inside a value",
		PART "name=a\r\n\r\n\r\nx\r\n\r\ny\n\r\n" END,
		"a=\r\nx\r\n\r\ny\n" },
	{ "something like a delimiter inside a value",
		PART "name=a\r\n\r\nx--b\n--b\r\n-b\r\n--\r\n" END,
		"a=x--b\n--b\r\n-b\r\n--" },
	{ "a part that ends with its head", PART "name=a\r\n\r\n" END, "a=" },
	{ "preamble and epilogue", "hello\r\n" FIELD END "bye", "a=1" },
	{ "an end without a line end", FIELD "--b--", "a=1" },
	{ "padding after the delimiter",
		"--b \t\r\nContent-Disposition: form-data; "
		"name=a\r\n\r\n1\r\n" END,
		"a=1" },
	{ "names without case, in any order",
		"--b\r\nX: y\r\ncontent-type: text/plain\r\n"
		"CONTENT-DISPOSITION:FORM-DATA;NAME=\"a\"\r\n\r\n1\r\n" END,
		"a=1" },
	{ "a file",
		PART "name=f; filename=\"x.csv\"\r\nContent-Type: text/csv\r\n"
		     "\r\n1,2\r\n3\r\n" END,
		"f=x.csv(text/csv)1,2\r\n3" },
	{ "a file of an unknown type",
		PART "name=f; filename=x\r\n\r\n\xff\xfe\r\n" END,
		"f=x(application/octet-stream)\xff\xfe" },
	{ "an empty file with a name",
		PART "name=f; filename=x\r\n\r\n\r\n" END,
		"f=x(application/octet-stream)" },
	{ "an empty file input", PART "name=f; filename=\"\"\r\n\r\n\r\n" END,
		"" },
	{ "bytes without a file name",
		PART "name=f; filename=\"\"\r\n\r\nx\r\n" END,
		"f=(application/octet-stream)x" },
	{ "the path of a Windows file",
		PART "name=f; filename=\"C:\\tmp\\a.txt\"\r\n\r\nx\r\n" END,
		"f=a.txt(application/octet-stream)x" },
	{ "a path upwards",
		PART "name=f; filename=\"../../etc/passwd\"\r\n\r\nx\r\n" END,
		"f=passwd(application/octet-stream)x" },
	{ "a quote as browsers escape it",
		PART "name=\"%22%0d%0A%20\"; filename=\"a%22%0Ab%2Fc\""
		     "\r\n\r\nx\r\n" END,
		"\"\r\n%20=a\"b%2Fc(application/octet-stream)x" },
	{ "a quote and a backslash as programs escape them",
		PART
		"name=\"a\\\"b\"; filename=\"c\\\\d\\\"e\"\r\n\r\nx\r\n" END,
		"a\"b=d\"e(application/octet-stream)x" },
	{ "names in UTF-8",
		PART "name=\"证据\"; filename=\"専利;1.pdf\"\r\n\r\nx\r\n" END,
		"证据=専利;1.pdf(application/octet-stream)x" },
	{ "a transfer encoding that changes nothing",
		PART
		"name=a\r\nContent-Transfer-Encoding: 8bit\r\n\r\n1\r\n" END,
		"a=1" },

	{ "empty body", "", NULL },
	{ "no delimiter", "hello", NULL },
	{ "cut in the delimiter", "--", NULL },
	{ "cut after the delimiter", "--b", NULL },
	{ "cut in the head", PART "name=a\r\n", NULL },
	{ "cut in the value", PART "name=a\r\n\r\n1", NULL },
	{ "cut before the last delimiter", FIELD, NULL },
	{ "cut in the last delimiter", FIELD "--b-", NULL },
	{ "text after a delimiter", "--bc\r\n", NULL },
	{ "a delimiter that goes on", FIELD "--bb--\r\n", NULL },
	{ "no disposition", "--b\r\nX: y\r\n\r\n1\r\n" END, NULL },
	{ "no name", "--b\r\nContent-Disposition: form-data\r\n\r\n1\r\n" END,
		NULL },
	{ "another disposition",
		"--b\r\nContent-Disposition: attachment; "
		"name=a\r\n\r\n1\r\n" END,
		NULL },
	{ "two dispositions",
		PART "name=a\r\nContent-Disposition: form-data; name=b\r\n"
		     "\r\n1\r\n" END,
		NULL },
	{ "two names", PART "name=a; name=b\r\n\r\n1\r\n" END, NULL },
	{ "two file names",
		PART "name=a; filename=x; filename=y\r\n\r\n1\r\n" END, NULL },
	{ "a file name of RFC 5987",
		PART "name=a; filename*=UTF-8''x\r\n\r\n1\r\n" END, NULL },
	{ "an open quote", PART "name=\"a\r\n\r\n1\r\n" END, NULL },
	{ "a line without a colon", PART "name=a\r\nnonsense\r\n\r\n1\r\n" END,
		NULL },
	{ "a folded line", PART "\r\n name=a\r\n\r\n1\r\n" END, NULL },
	{ "base64",
		PART "name=a\r\nContent-Transfer-Encoding: "
		     "base64\r\n\r\nMQ==\r\n" END,
		NULL },
	{ "a value that is not UTF-8", PART "name=a\r\n\r\n\xff\r\n" END,
		NULL },
	{ "a name that is not UTF-8", PART "name=\"\xff\"\r\n\r\n1\r\n" END,
		NULL },
	{ "a second part that is broken", FIELD PART "\r\n\r\n1\r\n" END,
		NULL },
};

static void
test_bodies_are_read_or_refused_as_a_whole(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(bodies); i++) {
		const char *found =
			read(TYPE, bodies[i].body, strlen(bodies[i].body));

		if ((found == NULL) != (bodies[i].found == NULL) ||
			(found != NULL && strcmp(found, bodies[i].found) != 0))
			fail_msg("%s: %s", bodies[i].why, found);
	}
}

static void
test_every_cut_of_a_body_is_refused(void **state)
{
	static const char body[] = FIELD PART
		"name=f; filename=\"x\\\"\"\r\nContent-Type: a/b\r\n\r\n1\r\n"
		"--b--";

	(void)state;
	assert_non_null(read(TYPE, body, sizeof(body) - 1));
	for (size_t i = 0; i < sizeof(body) - 1; i++)
		assert_null(read(TYPE, body, i));
}

static void
test_nul_is_allowed_in_files_only(void **state)
{
	static const char field[] = PART "name=a\r\n\r\n\0\r\n" END;
	static const char file[] = PART "name=a; filename=x\r\n\r\n\0\r\n" END;
	static const char name[] = PART "name=\"a\0\"\r\n\r\n1\r\n" END;

	(void)state;
	assert_null(read(TYPE, field, sizeof(field) - 1));
	assert_null(read(TYPE, name, sizeof(name) - 1));
	assert_non_null(read(TYPE, file, sizeof(file) - 1));
}

static const struct {
	const char *type;
	const char *boundary; /* NULL: refused */
} types[] = {
	{ "multipart/form-data; boundary=abc", "abc" },
	{ "Multipart/Form-Data;BOUNDARY=abc", "abc" },
	{ "multipart/form-data; charset=utf-8; boundary=abc ; x=y", "abc" },
	{ "multipart/form-data; boundary=\"a b(c)\"", "a b(c)" },
	{ "multipart/form-data; boundary=----WebKitFormBoundary7MA4YWxk",
		"----WebKitFormBoundary7MA4YWxk" },
	{ "multipart/form-data; boundary=\"'()+_,-./:=?\"", "'()+_,-./:=?" },
	{ "multipart/form-data; boundary=abc;", "abc" },
	{ "", NULL },
	{ "multipart/form-data", NULL },
	{ "multipart/form-data;", NULL },
	{ "multipart/form-data; boundary=", NULL },
	{ "multipart/form-data; boundary=\"\"", NULL },
	{ "multipart/form-data; boundary=\"a \"", NULL },
	{ "multipart/form-data; boundary=\"a\nb\"", NULL },
	{ "multipart/form-data; boundary=a; boundary=b", NULL },
	{ "multipart/form-data; boundary=a b", NULL },
	{ "multipart/form-data; boundary=\"a", NULL },
	{ "multipart/form-data; boundary=a"
	  "12345678901234567890123456789012345678901234567890123456789012345678"
	  "90",
		NULL },
	{ "multipart/form-datax; boundary=abc", NULL },
	{ "multipart/mixed; boundary=abc", NULL },
	{ "text/plain; boundary=abc", NULL },
};

static void
test_boundaries_are_read_from_the_content_type(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(types); i++) {
		const char *b =
			types[i].boundary == NULL ? "a" : types[i].boundary;
		char *body = arena_printf(arena,
			"--%s\r\nContent-Disposition: form-data; name=a\r\n"
			"\r\n1\r\n--%s--\r\n",
			b, b);
		const char *found = read(types[i].type, body, strlen(body));

		if ((found == NULL) != (types[i].boundary == NULL))
			fail_msg("%s", types[i].type);
		if (found != NULL)
			assert_string_equal(found, "a=1");
	}
}

static void
test_numbers_of_parts_are_limited(void **state)
{
	struct buf *b = buf_new(arena, 64);

	(void)state;
	for (int i = 0; i < PARSE_FILES_MAX; i++)
		buf_str(b, PART "name=f; filename=x\r\n\r\n\r\n");
	buf_str(b, PART "name=f; filename=\"\"\r\n\r\n\r\n" END);
	assert_non_null(read(TYPE, b->data, b->len));
	b->len -= strlen(END);
	buf_str(b, PART "name=f; filename=x\r\n\r\n\r\n" END);
	assert_null(read(TYPE, b->data, b->len));

	buf_clear(b);
	for (int i = 0; i < PARSE_PAIRS_MAX; i++)
		buf_str(b, FIELD);
	buf_str(b, END);
	assert_non_null(read(TYPE, b->data, b->len));
	b->len -= strlen(END);
	buf_str(b, FIELD END);
	assert_null(read(TYPE, b->data, b->len));
}

static void
test_a_part_has_a_head_of_8_kilobytes_at_most(void **state)
{
	struct buf *b = buf_new(arena, 64);

	(void)state;
	buf_str(b, PART "name=a\r\n");
	for (int i = 0; i < 1000; i++)
		buf_str(b, "X: 123456\r\n");
	buf_str(b, "\r\n1\r\n" END);
	assert_null(read(TYPE, b->data, b->len));
}

static void
test_memory_stays_in_proportion_to_the_body(void **state)
{
	struct buf *b = buf_new(arena, 64);
	struct pairs fields = { 0 };
	struct uploads files = { 0 };
	size_t before;

	(void)state;
	while (b->len < 1000000) {
		buf_str(b, PART "name=f; filename=\"\"");
		for (int i = 0; i < 1000; i++)
			buf_str(b, ";x=\"\"");
		buf_str(b, "\r\n\r\n\r\n");
	}
	buf_str(b, END);
	before = arena_bytes(arena);
	assert_int_equal(
		parse_multipart(arena, TYPE, b->data, b->len, &fields, &files),
		OK);
	assert_true(arena_bytes(arena) - before < 10 * b->len);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		IN_ARENA(test_bodies_are_read_or_refused_as_a_whole),
		IN_ARENA(test_every_cut_of_a_body_is_refused),
		IN_ARENA(test_nul_is_allowed_in_files_only),
		IN_ARENA(test_boundaries_are_read_from_the_content_type),
		IN_ARENA(test_numbers_of_parts_are_limited),
		IN_ARENA(test_a_part_has_a_head_of_8_kilobytes_at_most),
		IN_ARENA(test_memory_stays_in_proportion_to_the_body),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

/* Router and forms: what stands between a parsed request and a page. */
#include "unit.h"

#include "http/form.h"
#include "http/router.h"

static enum err
nothing(struct req *r)
{
	(void)r;
	return OK;
}

static const struct route table[] = {
	{ GET, "/", nothing, ANYONE, READ, LIMIT_NONE },
	{ GET, "/:lang/patents/:number", nothing, ANYONE, READ, LIMIT_NONE },
	{ GET, "/:lang/apply", nothing, ANYONE, READ, LIMIT_NONE },
	{ POST, "/:lang/apply", nothing, ANYONE, WRITE, LIMIT_NONE },
};

static enum err
route(enum method m, const char *path, struct route_match *out)
{
	return router_find(arena, table, 4, m, path, out);
}

static void
test_a_path_finds_its_row_and_its_parameters(void **state)
{
	struct route_match m;

	(void)state;
	assert_int_equal(route(GET, "/zh/patents/CN1", &m), OK);
	assert_ptr_equal(m.route, &table[1]);
	assert_string_equal(pairs_find(&m.params, "number"), "CN1");
	assert_string_equal(pairs_find(&m.params, "lang"), "zh");
	assert_int_equal(route(GET, "/", &m), OK);
	assert_ptr_equal(m.route, &table[0]);
	assert_int_equal(route(GET, "/fr/apply", &m), ERR_NOT_FOUND);
	assert_int_equal(route(GET, "/en/patents/", &m), ERR_NOT_FOUND);
	assert_int_equal(route(GET, "/en/patents/a/b", &m), ERR_NOT_FOUND);
	assert_int_equal(
		route(GET, "/en/patents/WO2022%2F123456%20A1", &m), OK);
	assert_string_equal(
		pairs_find(&m.params, "number"), "WO2022/123456 A1");
	assert_int_equal(route(GET, "/en/p%61tents/1", &m), OK);
	assert_int_equal(route(GET, "/en%2Fpatents/1", &m), ERR_NOT_FOUND);
	assert_int_equal(route(GET, "/en/patents/%zz", &m), ERR_NOT_FOUND);
}

static void
test_another_method_says_what_is_allowed(void **state)
{
	struct route_match m;

	(void)state;
	assert_int_equal(route(DELETE, "/en/apply", &m), OK);
	assert_null(m.route);
	assert_string_equal(
		router_allow(arena, m.allowed), "GET, HEAD, POST, OPTIONS");
}

static const struct option colours[] = {
	{ "red", "Red", NULL, false },
	{ "blue", "Blue", NULL, false },
};
static const struct field fields[] = {
	{ .name = "name", .label = "Name", .required = true, .max = 5 },
	{ .name = "mail", .label = "E-mail", .kind = FIELD_EMAIL },
	{ .name = "day", .label = "Day", .kind = FIELD_DAY },
	{ .name = "year", .label = "Year", .kind = FIELD_NUMBER },
	{ .name = "colour", .label = "Colour", .kind = FIELD_CHECKBOXES,
		.options = colours, .option_count = 2 },
	{ .name = "terms", .label = "I accept", .kind = FIELD_ACCEPT,
		.required = true },
};

static struct form *
submit(const char *const *pairs)
{
	struct req *r = ARENA_NEW(arena, struct req);
	struct form *f;

	r->arena = arena;
	r->method = POST;
	for (; *pairs != NULL; pairs += 2)
		pairs_add(arena, &r->form, pairs[0], pairs[1]);
	f = form_new(r, fields, sizeof(fields) / sizeof(fields[0]));
	if (form_read(r, f) != OK)
		f->failed = true;
	return f;
}

static void
test_a_good_form_is_read_trimmed_and_normalised(void **state)
{
	struct form *f = submit((const char *[]){ "name", "  冷却 ", "mail",
		"a@example.org", "day", "２０２６-03-31", "year", "２０３０",
		"colour", "red", "colour", "green", "colour", "blue", "terms",
		"yes", NULL });

	(void)state;
	assert_false(f->failed);
	assert_string_equal(form_value(f, "name"), "冷却");
	assert_string_equal(form_value(f, "day"), "2026-03-31");
	assert_string_equal(form_value(f, "year"), "2030");
	assert_true(form_has(f, "colour", "red"));
	assert_true(form_has(f, "colour", "blue"));
	assert_false(form_has(f, "colour", "green"));
}

static void
test_each_fault_stands_at_its_field_and_nothing_is_lost(void **state)
{
	struct form *f = submit((const char *[]){ "name", "too long a name",
		"mail", "nobody", "day", "2026-02-30", "year", "soon", NULL });

	(void)state;
	assert_true(f->failed);
	assert_non_null(strstr(form_state(f, "name")->error, "5"));
	assert_non_null(form_state(f, "mail")->error);
	assert_non_null(form_state(f, "day")->error);
	assert_non_null(form_state(f, "year")->error);
	assert_non_null(form_state(f, "terms")->error);
	assert_null(form_state(f, "colour")->error);
	assert_string_equal(form_value(f, "name"), "too long a name");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		IN_ARENA(test_a_path_finds_its_row_and_its_parameters),
		IN_ARENA(test_another_method_says_what_is_allowed),
		IN_ARENA(test_a_good_form_is_read_trimmed_and_normalised),
		IN_ARENA(test_each_fault_stands_at_its_field_and_nothing_is_lost),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

/* Parameters of the terms: defaults, errors by key, reading back. */
#include "unit.h"

#include "base/buf.h"
#include "terms/parameters.h"

static enum err
parameters(const char *text, struct terms_parameters *p,
	struct terms_parameter_errors *errors)
{
	const struct json *o;
	const char *why;

	assert_int_equal(json_parse(arena, text, strlen(text), &o, &why), OK);
	return terms_parameters_read(arena, o, p, errors);
}

static const char *
written(const struct terms_parameters *p)
{
	struct json_writer w = { .out = buf_new(arena, 512) };

	terms_parameters_write(&w, p);
	return w.out->data;
}

static void
test_an_empty_object_has_the_defaults(void **state)
{
	struct terms_parameters p;
	struct terms_parameter_errors errors;

	(void)state;
	assert_int_equal(parameters("{}", &p, &errors), OK);
	assert_int_equal(p.control.threshold_e4, 500000);
	assert_false(p.control.or_equal);
	assert_false(p.control.vie);
	assert_true(p.affiliates);
	assert_true(p.survival);
	assert_true(p.have_made);
	assert_true(p.merger_succession);
	assert_false(p.rescission);
	assert_false(p.started_projects_endure);
	assert_int_equal(p.run_off_days, 0);
	assert_int_equal(p.reliance_days, 0);
	assert_int_equal(p.defensive.notice_days, 30);
	assert_int_equal(p.defensive.cure_days, 30);
	assert_int_equal(p.defensive.scope, TERMS_SCOPE_LICENSOR);
	assert_int_equal(p.defensive.effect, TERMS_EFFECT_ALL_ACTS);
	assert_null(p.prevailing_language);
	assert_int_equal(terms_parameters_read(arena, NULL, &p, &errors), OK);
}

static void
test_what_is_written_reads_back(void **state)
{
	static const char text[] =
		"{\"control_threshold\":33.34,\"control_operator\":\"ge\","
		"\"vie\":true,\"affiliates\":false,"
		"\"sublicence_affiliates\":false,\"run_off_days\":180,"
		"\"have_made\":false,\"past_release\":true,\"survival\":false,"
		"\"transfer\":\"bind\",\"merger_succession\":false,"
		"\"assignment\":\"business\",\"started_projects_endure\":true,"
		"\"rescission\":true,\"defensive\":{\"notice_days\":60,"
		"\"cure_days\":20,\"scope\":\"rights\","
		"\"effect\":\"new-acts\"},\"no_challenge\":true,"
		"\"reporting\":\"yearly\",\"reliance_days\":90,"
		"\"warranty\":\"title\",\"maintenance\":true,"
		"\"anti_social\":true,\"governing_law\":\"SG\","
		"\"forum\":{\"en\":\"Court\",\"zh\":\"法院\",\"ja\":\"裁判所\"}"
		","
		"\"prevailing_language\":\"zh\"}";
	struct terms_parameters p;
	struct terms_parameter_errors errors;

	(void)state;
	assert_int_equal(parameters(text, &p, &errors), OK);
	assert_int_equal(p.control.threshold_e4, 333400);
	assert_string_equal(written(&p), text);
}

static void
test_each_wrong_key_has_its_error(void **state)
{
	static const char *const keys[] = { "control_threshold",
		"control_operator", "run_off_days", "survival",
		"defensive.cure_days", "defensive.speed", "governing_law",
		"forum", "prevailing_language", "surprise" };
	static const char text[] =
		"{\"control_threshold\":101,\"control_operator\":\">\","
		"\"run_off_days\":1.5,\"survival\":\"yes\","
		"\"defensive\":{\"cure_days\":-1,\"speed\":1},"
		"\"governing_law\":\"Utopia\",\"forum\":{\"zh\":\"法院\"},"
		"\"prevailing_language\":\"fr\",\"surprise\":1}";
	struct terms_parameters p;
	struct terms_parameter_errors errors;
	size_t i;

	(void)state;
	assert_int_equal(parameters(text, &p, &errors), ERR_INVALID);
	assert_int_equal(errors.count, COUNT(keys));
	for (i = 0; i < COUNT(keys); i++)
		assert_string_equal(errors.items[i].key, keys[i]);
}

static void
test_a_percentage_has_four_decimals_at_most(void **state)
{
	struct terms_parameters p;
	struct terms_parameter_errors errors;

	(void)state;
	assert_int_equal(
		parameters("{\"control_threshold\":66.6667}", &p, &errors), OK);
	assert_int_equal(p.control.threshold_e4, 666667);
	assert_int_equal(
		parameters("{\"control_threshold\":66.66667}", &p, &errors),
		ERR_INVALID);
	assert_int_equal(parameters("[]", &p, &errors), ERR_INVALID);
	assert_string_equal(errors.items[0].key, "parameters");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		IN_ARENA(test_an_empty_object_has_the_defaults),
		IN_ARENA(test_what_is_written_reads_back),
		IN_ARENA(test_each_wrong_key_has_its_error),
		IN_ARENA(test_a_percentage_has_four_decimals_at_most),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

/* One table of spellings, one of refusals: patent numbers. */
#include "unit.h"

#include "patent/number.h"

static const struct {
	const char *given;
	const char *text;
	const char *base;
	const char *kind;
	enum number_sort sort;
	char expected;
} numbers[] = {
	/* China */
	{ "CN 112345678 A", "CN112345678A", "CN112345678", "A", 0, 0 },
	{ "ＣＮ112345678Ａ", "CN112345678A", "CN112345678", "A", 0, 0 },
	{ "cn112345678a", "CN112345678A", "CN112345678", "A", 0, 0 },
	{ "CN117928705A", "CN117928705A", "CN117928705", "A", 0, 0 },
	{ "CN85100001A", "CN85100001A", "CN85100001", "A", 0, 0 },
	{ "CN85100001", "CN85100001", "CN85100001", "", 0, 0 },
	{ "CN1234567", "CN1234567", "CN1234567", "", 0, 0 },
	{ "ZL202010123456.2", "CN202010123456", "CN202010123456", "", 1, 0 },
	{ "ZL 2020 1 0123456.2", "CN202010123456", "CN202010123456", "", 1, 0 },
	{ "202010123456.2", "CN202010123456", "CN202010123456", "", 1, 0 },
	{ "CN202010123456.2", "CN202010123456", "CN202010123456", "", 1, 0 },
	{ "CN202010123456.2A", "CN202010123456", "CN202010123456", "", 1, 0 },
	{ "2020101234562", "CN202010123456", "CN202010123456", "", 1, 0 },
	{ "CN202010123456", "CN202010123456", "CN202010123456", "", 1, 0 },
	{ "202010123456", "CN202010123456", "CN202010123456", "", 1, 0 },
	{ "CNZL202010123456.2", "CN202010123456", "CN202010123456", "", 1, 0 },
	{ "201710601862.3", "CN201710601862", "CN201710601862", "", 1, 0 },
	{ "201310699744.2", "CN201310699744", "CN201310699744", "", 1, 0 },
	{ "95115608.X", "CN95115608", "CN95115608", "", 1, 0 },
	{ "CN95115608X", "CN95115608", "CN95115608", "", 1, 0 },
	{ "97101765.4", "CN97101765", "CN97101765", "", 1, 0 },
	{ "CN97101765", "CN97101765", "CN97101765", "", 1, 0 },
	{ "２０２０１０１２３４５６．２", "CN202010123456", "CN202010123456",
		"", 1, 0 },
	{ "202010123456.7", "CN202010123456", "CN202010123456", "", 1, '2' },
	{ "95115608.3", "CN95115608", "CN95115608", "", 1, 'X' },
	{ "ZL97101765.5", "CN97101765", "CN97101765", "", 1, '4' },
	/* What stands behind the check digit of a granted one is no kind. */
	{ "ZL 2060210123123M5", "CN206021012312", "CN206021012312", "", 1,
		'6' },
	/* United States */
	{ "US 11,222,333 B2", "US11222333B2", "US11222333", "B2", 0, 0 },
	{ "U.S. 7,654,321 B2", "US7654321B2", "US7654321", "B2", 0, 0 },
	{ "US08926509B2", "US8926509B2", "US8926509", "B2", 0, 0 },
	{ "US20210012345A1", "US20210012345A1", "US20210012345", "A1", 0, 0 },
	{ "US 2021/0012345 A1", "US20210012345A1", "US20210012345", "A1", 0,
		0 },
	{ "US2021012345A1", "US20210012345A1", "US20210012345", "A1", 0, 0 },
	{ "US2012057518", "US20120057518", "US20120057518", "", 0, 0 },
	{ "US-20230011501-A1", "US20230011501A1", "US20230011501", "A1", 0, 0 },
	{ "USRE38123E1", "USRE38123E1", "USRE38123", "E1", 0, 0 },
	{ "US RE38,123 E", "USRE38123E", "USRE38123", "E", 0, 0 },
	{ "USD500001S1", "USD500001S1", "USD500001", "S1", 0, 0 },
	{ "US D1,017,395 S", "USD1017395S", "USD1017395", "S", 0, 0 },
	{ "USD1", "USD1", "USD1", "", 0, 0 },
	{ "USRE1", "USRE1", "USRE1", "", 0, 0 },
	{ "USRE1E", "USRE1E", "USRE1", "E", 0, 0 },
	{ "USPP12345P2", "USPP12345P2", "USPP12345", "P2", 0, 0 },
	{ "US-PP03823-P", "USPP3823P", "USPP3823", "P", 0, 0 },
	{ "US-H001497-H", "USH1497H", "USH1497", "H", 0, 0 },
	{ "US-T949002-I4", "UST949002I4", "UST949002", "I4", 0, 0 },
	{ "US17/961,467", "US17/961467", "US17/961467", "", 1, 0 },
	{ "US 08/123,456", "US08/123456", "US08/123456", "", 1, 0 },
	{ "US17961467", "US17961467", "US17961467", "", 0, 0 },
	{ "US 1", "US1", "US1", "", 0, 0 },
	/* Europe */
	{ "EP 3 999 888 A1", "EP3999888A1", "EP3999888", "A1", 0, 0 },
	{ "EP0227762B1", "EP0227762B1", "EP0227762", "B1", 0, 0 },
	{ "EP 0227762 B1", "EP0227762B1", "EP0227762", "B1", 0, 0 },
	{ "ep1000000", "EP1000000", "EP1000000", "", 0, 0 },
	{ "EP10167109.7", "EP10167109", "EP10167109", "", 1, 0 },
	{ "EP 23173822.0", "EP23173822", "EP23173822", "", 1, 0 },
	{ "EP19702186.8", "EP19702186", "EP19702186", "", 1, 0 },
	{ "EP19702186.1", "EP19702186", "EP19702186", "", 1, '8' },
	{ "EP19702186", "EP19702186", "EP19702186", "", 1, 0 },
	{ "DE 10 2020 123 456 A1", "DE102020123456A1", "DE102020123456", "A1",
		0, 0 },
	{ "GB2590000A", "GB2590000A", "GB2590000", "A", 0, 0 },
	{ "GB2306615.2", "GB2306615", "GB2306615", "", 1, 0 },
	{ "DK3740998T3", "DK3740998T3", "DK3740998", "T3", 0, 0 },
	{ "HRP20201234T1", "HRP20201234T1", "HRP20201234", "T1", 0, 0 },
	/* World */
	{ "WO2022/123456 A1", "WO2022123456A1", "WO2022123456", "A1", 0, 0 },
	{ "WO2025/028566", "WO2025028566", "WO2025028566", "", 0, 0 },
	{ "WO 22/123456", "WO2022123456", "WO2022123456", "", 0, 0 },
	{ "WO9912345A1", "WO1999012345A1", "WO1999012345", "A1", 0, 0 },
	{ "WO 99/12345 A1", "WO1999012345A1", "WO1999012345", "A1", 0, 0 },
	{ "WO03074654A2", "WO2003074654A2", "WO2003074654", "A2", 0, 0 },
	{ "WO20221234", "WO20221234", "WO20221234", "", 0, 0 },
	{ "PCT/CN2021/123456", "PCT/CN2021/123456", "PCT/CN2021/123456", "", 1,
		0 },
	{ "PCT/CN21/12345", "PCT/CN2021/012345", "PCT/CN2021/012345", "", 1,
		0 },
	{ "pct/jp99/01234", "PCT/JP1999/001234", "PCT/JP1999/001234", "", 1,
		0 },
	{ "PCTCN2021123456", "PCT/CN2021/123456", "PCT/CN2021/123456", "", 1,
		0 },
	{ "WO2019EP50740", "PCT/EP2019/050740", "PCT/EP2019/050740", "", 1, 0 },
	/* Japan */
	{ "特開2021-123456", "JP2021123456A", "JP2021123456", "A", 0, 0 },
	{ "特開２０２１－１２３４５６号公報", "JP2021123456A", "JP2021123456",
		"A", 0, 0 },
	{ "特開２０２１ー１２３４５６", "JP2021123456A", "JP2021123456", "A", 0,
		0 },
	{ "特開2021-1234", "JP2021001234A", "JP2021001234", "A", 0, 0 },
	{ "JP2021123456A", "JP2021123456A", "JP2021123456", "A", 0, 0 },
	{ "JP 2021-123456 A", "JP2021123456A", "JP2021123456", "A", 0, 0 },
	{ "JP-A-2021-123456", "JP2021123456A", "JP2021123456", "A", 0, 0 },
	{ "特開平11-123456", "JP1999123456A", "JP1999123456", "A", 0, 0 },
	{ "特開平１１－１２３４５６", "JP1999123456A", "JP1999123456", "A", 0,
		0 },
	{ "特開平5-47528", "JP1993047528A", "JP1993047528", "A", 0, 0 },
	{ "JPH0547528A", "JP1993047528A", "JP1993047528", "A", 0, 0 },
	{ "JPH11123456A", "JP1999123456A", "JP1999123456", "A", 0, 0 },
	{ "JP H11-123456 A", "JP1999123456A", "JP1999123456", "A", 0, 0 },
	{ "JP-A-H11-123456", "JP1999123456A", "JP1999123456", "A", 0, 0 },
	{ "特開昭59-123456", "JP1984123456A", "JP1984123456", "A", 0, 0 },
	{ "JPS59123456A", "JP1984123456A", "JP1984123456", "A", 0, 0 },
	{ "特公平7-12345", "JP1995012345B", "JP1995012345", "B", 0, 0 },
	{ "特開平成31年12345号", "JP2019012345A", "JP2019012345", "A", 0, 0 },
	{ "特願2021-123456", "JP2021123456", "JP2021123456", "", 1, 0 },
	{ "特願平11-123456号", "JP1999123456", "JP1999123456", "", 1, 0 },
	{ "特願令3-1234", "JP2021001234", "JP2021001234", "", 1, 0 },
	{ "特許第7123456号", "JP7123456B", "JP7123456", "B", 0, 0 },
	{ "特許７１２３４５６", "JP7123456B", "JP7123456", "B", 0, 0 },
	{ "JP7123456B2", "JP7123456B2", "JP7123456", "B2", 0, 0 },
	{ "実用新案登録第3123456号", "JP3123456U", "JP3123456", "U", 0, 0 },
	{ "実開昭60-12345", "JP1985012345U", "JP1985012345", "U", 0, 0 },
	{ "実公平7-12345", "JP1995012345Y", "JP1995012345", "Y", 0, 0 },
	{ "意匠登録第1234567号", "JP1234567S", "JP1234567", "S", 0, 0 },
	{ "特表2021-512345", "JP2021512345A", "JP2021512345", "A", 0, 0 },
	{ "再表2019/123456", "JPWO2019123456A1", "JPWO2019123456", "A1", 0, 0 },
	{ "再公表2019-1234", "JPWO2019001234A1", "JPWO2019001234", "A1", 0, 0 },
	{ "JPWO2019123456A1", "JPWO2019123456A1", "JPWO2019123456", "A1", 0,
		0 },
	{ "国際公開第2021/123456号", "WO2021123456", "WO2021123456", "", 0, 0 },
	{ "特开2021-123456", "JP2021123456A", "JP2021123456", "A", 0, 0 },
	/* Elsewhere */
	{ "KR10-2021-0012345", "KR20210012345", "KR20210012345", "", 0, 0 },
	{ "KR 10-2021-0012345 A", "KR20210012345A", "KR20210012345", "A", 0,
		0 },
	{ "KR1020210012345A", "KR20210012345A", "KR20210012345", "A", 0, 0 },
	{ "KR20-2021-0001234", "KR20210001234U", "KR20210001234", "U", 0, 0 },
	{ "KR 10-2345678 B1", "KR102345678B1", "KR102345678", "B1", 0, 0 },
	{ "TW I712345", "TWI712345", "TWI712345", "", 0, 0 },
	{ "TWI712345B", "TWI712345B", "TWI712345", "B", 0, 0 },
	{ "TW202112345A", "TW202112345A", "TW202112345", "A", 0, 0 },
	{ "HK30012345A", "HK30012345A", "HK30012345", "A", 0, 0 },
	{ "BR112020012345A2", "BR112020012345A2", "BR112020012345", "A2", 0,
		0 },
	{ "BR PI0912345-1 A2", "BRPI09123451A2", "BRPI09123451", "A2", 0, 0 },
	{ "IN 1234/DELNP/2005", "IN1234DELNP2005", "IN1234DELNP2005", "", 0,
		0 },
	{ "AU2024265697A1", "AU2024265697A1", "AU2024265697", "A1", 0, 0 },
	{ "SU1234567A1", "SU1234567A1", "SU1234567", "A1", 0, 0 },
	{ "EP‑1234567‑B1", "EP1234567B1", "EP1234567", "B1", 0, 0 },
	{ "EP・1234567・B1", "EP1234567B1", "EP1234567", "B1", 0, 0 },
	{ "　EP　1234567　B1　", "EP1234567B1", "EP1234567", "B1", 0, 0 },
	{ "EP1A1", "EP1A1", "EP1", "A1", 0, 0 },
	{ "EP123456789012345678901234567890A1",
		"EP123456789012345678901234567890A1",
		"EP123456789012345678901234567890", "A1", 0, 0 },
};

static const char *const refused[] = {
	"实愿A-H6", /* no serial number */
	"",
	" ",
	"-",
	"12345678",
	"1234567890123",
	"123456789012.3",
	"EP",
	"EPA1",
	"EP A",
	"A1",
	"XX1234567A1",
	"ZZ1234567",
	"QQ123",
	"heat pump",
	"冷媒",
	"特開",
	"特許第号",
	"平11-123456",
	"EP1234567<B1>",
	"EP12345é",
	"PCT/CN",
	"PCT/XX2021/123456",
	"PCT/CN2021/",
	"ZL",
	"10167109.7",
	"97101765",
	"DE machine learning 5",
	"2020年",
	"特開2021-123456の",
};

static void
every_usual_spelling_gives_the_normal_form(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(numbers); i++) {
		struct arena *a = arena_new();
		struct patent_number n;

		if (patent_number_read(a, numbers[i].given, &n) != OK)
			fail_msg("%s was refused", numbers[i].given);
		assert_string_equal(n.text, numbers[i].text);
		assert_string_equal(n.base, numbers[i].base);
		assert_string_equal(n.kind, numbers[i].kind);
		assert_int_equal(n.sort, numbers[i].sort);
		assert_int_equal(n.check_expected, numbers[i].expected);
		assert_true(patent_office_known(n.office));
		arena_free(a);
	}
}

static void
the_normal_form_is_its_own_normal_form(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(numbers); i++) {
		struct arena *a = arena_new();
		struct patent_number n;

		assert_int_equal(
			patent_number_read(a, numbers[i].text, &n), OK);
		assert_string_equal(n.text, numbers[i].text);
		assert_string_equal(n.kind, numbers[i].kind);
		assert_int_equal(n.check_expected, 0);
		arena_free(a);
	}
}

static void
text_without_office_or_digit_is_refused(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(refused); i++) {
		struct arena *a = arena_new();
		struct patent_number n;

		if (patent_number_read(a, refused[i], &n) != ERR_INVALID)
			fail_msg("%s was read as %s", refused[i], n.text);
		arena_free(a);
	}
}

static void
offices_are_those_of_st3(void **state)
{
	static const char *const known[] = { "CN", "US", "EP", "WO", "JP", "KR",
		"DE", "TW", "HK", "EA", "AP", "OA", "GC", "UP", "IB", "XN",
		"XV", "SU", "DD" };
	static const char *const unknown[] = { "XX", "ZZ", "QQ", "AA", "cn",
		"C", "", "CNA", "UK", "ZL", "1A" };
	int count = 0;

	(void)state;
	for (size_t i = 0; i < COUNT(known); i++)
		assert_true(patent_office_known(known[i]));
	for (size_t i = 0; i < COUNT(unknown); i++)
		assert_false(patent_office_known(unknown[i]));
	for (int c = 'A'; c <= 'Z'; c++)
		for (int d = 'A'; d <= 'Z'; d++)
			count += patent_office_known(
				(char[]){ (char)c, (char)d, 0 });
	/* 221 states and entities, 14 organisations, 12 former states. */
	assert_int_equal(count, 247);
}

static void
check_digits_of_published_chinese_applications_agree(void **state)
{
	(void)state;
	assert_int_equal(patent_number_cn_check("201710601862"), '3');
	assert_int_equal(patent_number_cn_check("201310699744"), '2');
	assert_int_equal(patent_number_cn_check("200410018477"), '9');
	assert_int_equal(patent_number_cn_check("202220123456"), '7');
	assert_int_equal(patent_number_cn_check("95115608"), 'X');
	assert_int_equal(patent_number_cn_check("97101765"), '4');
	assert_int_equal(patent_number_cn_check("9710176"), 0);
	assert_int_equal(patent_number_cn_check("9710176X"), 0);
	assert_int_equal(patent_number_cn_check(""), 0);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_usual_spelling_gives_the_normal_form),
		cmocka_unit_test(the_normal_form_is_its_own_normal_form),
		cmocka_unit_test(text_without_office_or_digit_is_refused),
		cmocka_unit_test(offices_are_those_of_st3),
		cmocka_unit_test(
			check_digits_of_published_chinese_applications_agree),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

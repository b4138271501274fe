/*
 * The passwords that are tried first. Twelve characters already exclude most
 * of the lists that go round; what is left are long ones, and short ones
 * with digits and signs around them ("Password2024!").
 */
#include <string.h>

#include "account/account_store.h"

static const char *const cores[] = {
	"abc",
	"abcd",
	"abcdef",
	"access",
	"account",
	"admin",
	"administrator",
	"alexander",
	"amanda",
	"andrea",
	"andrew",
	"angel",
	"apple",
	"asdf",
	"asdfgh",
	"asdfghjkl",
	"ashley",
	"august",
	"autumn",
	"bailey",
	"banana",
	"baseball",
	"basketball",
	"batman",
	"buster",
	"butterfly",
	"canopy",
	"change",
	"changeme",
	"charlie",
	"cheese",
	"chelsea",
	"chocolate",
	"climate",
	"company",
	"computer",
	"consumer",
	"cookie",
	"daniel",
	"december",
	"default",
	"demo",
	"donald",
	"dragon",
	"february",
	"flower",
	"football",
	"freedom",
	"friday",
	"george",
	"ginger",
	"google",
	"guest",
	"hannah",
	"hello",
	"helloworld",
	"hunter",
	"iloveyou",
	"internet",
	"january",
	"jennifer",
	"jessica",
	"jordan",
	"joshua",
	"july",
	"june",
	"justin",
	"killer",
	"letmein",
	"licence",
	"license",
	"liverpool",
	"login",
	"london",
	"lovely",
	"loveyou",
	"maggie",
	"manager",
	"master",
	"matrix",
	"matthew",
	"member",
	"michael",
	"michelle",
	"monday",
	"monkey",
	"mustang",
	"nicole",
	"november",
	"ninja",
	"october",
	"office",
	"pass",
	"passord",
	"passw",
	"password",
	"passwort",
	"patent",
	"patents",
	"pepper",
	"phoenix",
	"princess",
	"purple",
	"qazwsx",
	"qazwsxedc",
	"qwer",
	"qwert",
	"qwerty",
	"qwertyuiop",
	"robert",
	"root",
	"samantha",
	"samsung",
	"secret",
	"secretariat",
	"september",
	"service",
	"shadow",
	"soccer",
	"starwars",
	"summer",
	"sunday",
	"sunshine",
	"superman",
	"support",
	"system",
	"temp",
	"temporary",
	"test",
	"tester",
	"testing",
	"thomas",
	"tigger",
	"trustno",
	"tuesday",
	"user",
	"wednesday",
	"welcome",
	"whatever",
	"william",
	"winter",
	"wordpass",
	"woaini",
	"woaiwojia",
	"zaqwsx",
	"zxcvbn",
	"zxcvbnm",
};

static const char *const wholes[] = {
	"0123456789ab",
	"1a2b3c4d5e6f",
	"1q2w3e4r5t6y",
	"1qaz2wsx3edc",
	"1qaz@wsx#edc",
	"1qaz2wsx3edc4rfv",
	"asdfasdfasdf",
	"correcthorsebatterystaple",
	"correct horse battery staple",
	"iloveyouforever",
	"letmeinplease",
	"passwordisnotsafe",
	"q1w2e3r4t5y6",
	"qazwsxedcrfv",
	"qqww1122",
	"thisisapassword",
	"thisismypassword",
	"zaq12wsxcde3",
};

/* Rows of the keyboard and of the alphabet; read from both ends. */
static const char *const rows[] = {
	"abcdefghijklmnopqrstuvwxyz",
	"12345678901234567890",
	"qwertyuiop",
	"asdfghjkl",
	"zxcvbnm",
};

static bool
listed(const char *const *list, size_t count, const char *text)
{
	size_t i;

	for (i = 0; i < count; i++)
		if (strcmp(list[i], text) == 0)
			return true;
	return false;
}

/* How many bytes of ${s} follow each other in ${row} in direction ${step}. */
static size_t
run_in(const char *row, const char *s, int step)
{
	size_t best = 0, n, i, len = strlen(row);

	for (i = 0; i < len; i++) {
		const char *at = row + i;

		for (n = 0; s[n] != '\0' && at >= row && *at == s[n]; n++)
			at += step;
		if (n > best)
			best = n;
	}
	return best;
}

static size_t
longest_run(const char *s)
{
	size_t best = 0, n, i;

	for (i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		if ((n = run_in(rows[i], s, 1)) > best)
			best = n;
		if ((n = run_in(rows[i], s, -1)) > best)
			best = n;
	}
	return best;
}

/* Nothing but stretches of the rows, give or take two characters. */
static bool
is_sequence(const char *s)
{
	size_t strays = 0, n;

	while (*s != '\0') {
		n = longest_run(s);
		if (n < 3) {
			strays++;
			n = 1;
		}
		s += n;
	}
	return strays <= 2;
}

/* One piece again and again, or hardly any different characters. */
static bool
is_repetition(const char *s)
{
	size_t len = strlen(s), unit, kinds = 0, i;
	bool seen[256] = { false };

	for (i = 0; i < len; i++) {
		kinds += !seen[(unsigned char)s[i]];
		seen[(unsigned char)s[i]] = true;
	}
	if (kinds < 5)
		return true;
	for (unit = 1; unit <= 8 && unit < len; unit++)
		if (len % unit == 0 && strncmp(s, s + unit, len - unit) == 0)
			return true;
	return false;
}

bool
account_password_common(const char *whole, const char *core)
{
	return listed(cores, sizeof(cores) / sizeof(cores[0]), core) ||
	       listed(wholes, sizeof(wholes) / sizeof(wholes[0]), whole) ||
	       is_repetition(whole) || is_sequence(whole);
}

/*
 * Renders sample.html with values that try to break out of their positions.
 * The output is compared with sample.expected by test_tools.sh.
 */
#include <stdio.h>
#include <stdlib.h>

#include "base/arena.h"
#include "base/buf.h"
#include "views.h"
#include "sample.h"

void
sample_call(struct req *r, char c)
{
	buf_printf(r->out, "[%c]", c);
}

static void
render(enum lang lang, const struct sample *s)
{
	struct arena *a = arena_new();
	struct req r = { .arena = a, .lang = lang, .out = buf_new(a, 64) };

	printf("--- %s\n", lang_key(lang));
	view_sample(&r, s);
	puts(r.out->data);
	arena_free(a);
}

int
main(void)
{
	static const char *const words[] = { "<1>", "\"2\"" };
	static const struct sample_names names = { words, 2 };
	static const struct sample_names none = { NULL, 0 };
	static struct sample_point points[] = { { 7 }, { 617283 } };
	static const char *const urls[] = { "javascript:alert(1)",
		"//elsewhere.example/", "/\\elsewhere.example",
		"/\t/elsewhere.example", "data:text/html,x", "/a?b=1&c=\"2\"",
		"https://elsewhere.example/" };
	struct sample s = {
		.text = "\"><script>alert('1')</script>&amp; \xe4\xb8\xad",
		.count = 3,
		.html = { "<hr>" },
		.names = &names,
		.none = none,
		.points = { points, 2 }
	};

	for (size_t i = 0; i < sizeof(urls) / sizeof(urls[0]); i++) {
		s.url = urls[i];
		render(LANG_EN, &s);
	}
	s.names = &none;
	s.count = 12345;
	render(LANG_ZH, &s);
	s.count = 1;
	render(LANG_JA, &s);
	return 0;
}

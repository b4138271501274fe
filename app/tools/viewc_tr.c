/*
 * Sentences: {% t "..." name=expr %} and {% tn "..." "..." n=expr %}.
 *
 * The message goes into the generated C as it was written (it is a C string
 * literal already), so xgettext finds it there with the template's line.
 */
#include <ctype.h>
#include <string.h>

#include "tools/viewc.h"

struct value {
	char *name;
	char *expr;
	bool used;
};

struct sentence {
	const char *path;
	int line;
	struct value *values;
	size_t count;
	const char *text; /* what is left to read */
	size_t len;
	bool plural;
};

static void
skip_space(struct sentence *s)
{
	text_trim(&s->text, &s->len, &(int){ 0 });
}

/* Reads a string literal; a line break inside it becomes one space. */
static char *
read_message(struct sentence *s)
{
	struct out m = { 0 };
	size_t end;

	if (s->len == 0 || *s->text != '"')
		die(s->path, s->line, "a sentence in double quotes is missing");
	end = c_step(s->path, s->line, s->text, s->len) - 1;
	for (size_t i = 1; i < end; i++) {
		size_t n = i;

		while (n < end && isspace((unsigned char)s->text[n]))
			n++;
		if (n == i) {
			out_char(&m, s->text[i]);
			continue;
		}
		if (memchr(s->text + i, '\n', n - i) != NULL)
			out_char(&m, ' ');
		else
			out_add(&m, s->text + i, n - i);
		i = n - 1;
	}
	s->text += end + 1;
	s->len -= end + 1;
	skip_space(s);
	if (m.len == 0)
		die(s->path, s->line, "the sentence is empty");
	if (isspace((unsigned char)m.data[0]) ||
		isspace((unsigned char)m.data[m.len - 1]))
		die(s->path, s->line,
			"the sentence begins or ends with white space: "
			"sentences are not glued together");
	return m.data;
}

/* True where the next "name=" begins: not "==", and a space before it. */
static bool
value_begins(const char *s, size_t len)
{
	size_t n = identifier_length(s, len);

	return n > 0 && n + 1 < len && s[n] == '=' && s[n + 1] != '=';
}

static void
read_value(struct sentence *s)
{
	size_t name = identifier_length(s->text, s->len), n;
	struct value v = { 0 };
	int depth = 0;

	if (!value_begins(s->text, s->len))
		die(s->path, s->line,
			"name=expression is expected after the sentence, "
			"not: %.*s",
			(int)s->len, s->text);
	v.name = memory_cut(s->text, name);
	n = name + 1;
	while (n < s->len) {
		char c = s->text[n];

		if (strchr("([{", c) != NULL)
			depth++;
		if (strchr(")]}", c) != NULL)
			depth--;
		if (depth == 0 && n > name + 1 && isspace((unsigned char)c) &&
			value_begins(s->text + n + 1, s->len - n - 1))
			break;
		n += c_step(s->path, s->line, s->text + n, s->len - n);
	}
	v.expr = memory_cut(s->text + name + 1, n - name - 1);
	for (size_t i = 0; i < s->count; i++)
		if (strcmp(s->values[i].name, v.name) == 0)
			die(s->path, s->line, "%s= is given twice", v.name);
	s->values = memory_grow(s->values, s->count, sizeof(v));
	s->values[s->count++] = v;
	s->text += n;
	s->len -= n;
	skip_space(s);
}

static void
use_value(struct sentence *s, const char *name, size_t len)
{
	for (size_t i = 0; i < s->count; i++) {
		struct value *v = &s->values[i];

		if (strlen(v->name) == len && memcmp(v->name, name, len) == 0) {
			v->used = true;
			return;
		}
	}
	die(s->path, s->line, "{%.*s} has no value: add %.*s=expression",
		(int)len, name, (int)len, name);
}

static void
check_message(struct sentence *s, const char *m)
{
	for (const char *p = m; *p != '\0'; p++) {
		size_t n = identifier_length(p + 1, strlen(p + 1));

		if (*p == '\\' && strchr("\"\\", p[1]) == NULL)
			die(s->path, s->line,
				"only \\\" and \\\\ are escapes in a sentence");
		if (*p == '\\') {
			p++;
		} else if (*p == '}' ||
			   (*p == '{' && (n == 0 || p[n + 1] != '}'))) {
			die(s->path, s->line,
				"a brace in a sentence belongs to a "
				"placeholder: {name}");
		} else if (*p == '{') {
			use_value(s, p + 1, n);
			p += n + 1;
		} else if (*p == '<' &&
			   (isalpha((unsigned char)p[1]) || p[1] == '/')) {
			die(s->path, s->line,
				"a sentence holds no HTML: it is escaped as a "
				"whole");
		} else if (*p == '&' && rule_entity_length(p, strlen(p)) > 0) {
			die(s->path, s->line,
				"a sentence holds no entities: write the "
				"character itself");
		}
	}
}

/*
 * The translators' comment, on the line of the call itself: xgettext takes
 * only what stands directly before a message.
 */
static void
write_note(struct out *c, const struct source *src)
{
	out_str(c, "\t\t");
	if (src->note == NULL)
		return;
	if (memmem(src->note, src->note_len, "*/", 2) != NULL)
		die(src->path, src->line, "a comment may not hold */");
	out_str(c, "/* ");
	for (size_t i = 0; i < src->note_len; i++)
		if (!isspace((unsigned char)src->note[i]))
			out_char(c, src->note[i]);
		else if (!isspace((unsigned char)src->note[i - 1]))
			out_char(c, ' ');
	out_str(c, " */ ");
}

void
sentence_write(struct out *c, const struct source *src, const struct piece *p,
	bool plural, int number)
{
	struct sentence s = { .path = src->path,
		.line = p->line,
		.text = p->text,
		.len = p->len,
		.plural = plural };
	char *one = read_message(&s);
	char *many = plural ? read_message(&s) : NULL;
	const char *n = NULL;

	while (s.len > 0)
		read_value(&s);
	for (size_t i = 0; plural && i < s.count; i++)
		if (strcmp(s.values[i].name, "n") == 0) {
			n = s.values[i].expr;
			s.values[i].used = true;
		}
	if (plural && n == NULL)
		die(s.path, s.line, "tn needs n=expression, the number");
	check_message(&s, one);
	if (plural)
		check_message(&s, many);

	out_str(c, "\t{\n");
	if (plural)
		out_printf(c, "#line %d \"%s\"\n\t\tconst long n_%d = (%s);\n",
			p->line, src->path, number, n);
	else
		out_printf(
			c, "\t\tstatic struct view_slot slot_%d;\n\n", number);
	out_printf(c, "#line %d \"%s\"\n", p->line, src->path);
	write_note(c, src);
	if (plural)
		out_printf(c, "view_put_tr_n(r, \"%s\", \"%s\", n_%d,", one,
			many, number);
	else
		out_printf(c, "view_put_tr(r, &slot_%d, \"%s\",", number, one);
	for (size_t i = 0; i < s.count; i++) {
		const struct value *v = &s.values[i];

		if (!v->used)
			die(s.path, s.line,
				"%s= has no place {%s} in the sentence",
				v->name, v->name);
		if (v->expr == n)
			out_printf(c, " \"n\", VIEW_TEXT(r, n_%d),", number);
		else
			out_printf(c, " \"%s\", VIEW_TEXT(r, (%s)),", v->name,
				v->expr);
	}
	out_str(c, " NULL);\n\t}\n");
}

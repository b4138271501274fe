/*
 * scriptc: makes the table of Han characters that are written for one another.
 *
 *	scriptc OUT.c PAIRS UNIHAN...
 *
 * UNIHAN are files of Unicode's Unihan database, of which the fields
 * kSimplifiedVariant, kTraditionalVariant, kZVariant and kJinmeiyoKanji are
 * read, and kGB0 (in GB/T 2312); PAIRS holds groups of characters side by side,
 *"#" begins a comment. Whatever is named together belongs together, and so does
 *what belongs to the same third character. One character stands for all of a
 *class: a simplified one where there is one, else one of GB/T 2312, as most
 *Chinese text then stays as it is; else the first by code point, those of the
 *main block before all others. Blocks younger than Unicode 14 are passed over:
 *the tokeniser's library does not know them.
 *
 * The output is for base/script_table.h.
 */
#include <stdlib.h>
#include <string.h>

#include "tools/lib.h"

enum { LIMIT = 0x31350, MAIN = 0x4E00, MAIN_END = 0xA000, NEAR = 0x3400 };

static unsigned parent[LIMIT];
static unsigned size[LIMIT]; /* of a class, by its root */
static unsigned best[LIMIT]; /* the same */
static bool simplified[LIMIT];
static bool common[LIMIT]; /* in GB/T 2312 */

static unsigned
root(unsigned c)
{
	while (parent[c] != c) {
		parent[c] = parent[parent[c]];
		c = parent[c];
	}
	return c;
}

static void
join(unsigned a, unsigned b)
{
	a = root(a);
	b = root(b);
	if (a == b)
		return;
	parent[b] = a;
	size[a] += size[b];
}

/* The number behind "U+", *s moves behind it; 0: a younger character. */
static unsigned
read_point(const char *file, int line, const char **s)
{
	char *end;
	unsigned long c;

	if ((*s)[0] != 'U' || (*s)[1] != '+')
		die(file, line, "U+ is missing");
	c = strtoul(*s + 2, &end, 16);
	if (c < NEAR || c > 0x3FFFF)
		die(file, line, "%.8s is no Han character", *s);
	*s = end;
	return c < LIMIT ? (unsigned)c : 0;
}

static bool
starts(const char *s, const char *with)
{
	return strncmp(s, with, strlen(with)) == 0;
}

/* "U+4E07 kTraditionalVariant U+4E07 U+842C" and its like. */
static void
read_fact(const char *file, int line, const char *s)
{
	unsigned c = read_point(file, line, &s);
	bool traditional = starts(s, "\tkTraditionalVariant\t");

	if (c == 0)
		return;
	common[c] = common[c] || starts(s, "\tkGB0\t");
	if (!traditional && !starts(s, "\tkSimplifiedVariant\t") &&
		!starts(s, "\tkZVariant\t") && !starts(s, "\tkJinmeiyoKanji\t"))
		return;
	while ((s = strstr(s, "U+")) != NULL) {
		unsigned other = read_point(file, line, &s);

		if (other == 0)
			continue;
		join(c, other);
		simplified[c] = simplified[c] || (traditional && other != c);
	}
}

static void
read_unihan(const char *file)
{
	size_t len;
	char *s = file_read(file, &len);
	int line = 1;

	for (char *end; *s != '\0'; s = end + 1, line++) {
		end = strchr(s, '\n');
		if (end == NULL)
			die(file, line, "the line has no end");
		*end = '\0';
		/* Compatibility characters fold by their normal form. */
		if (starts(s, "U+") && !starts(s, "U+F9") &&
			!starts(s, "U+FA") && !starts(s, "U+2F8") &&
			!starts(s, "U+2F9") && !starts(s, "U+2FA"))
			read_fact(file, line, s);
	}
}

static unsigned
decode(const char *file, int line, const char **s)
{
	const unsigned char *b = (const unsigned char *)*s;

	if (b[0] >= 0xE3 && b[0] <= 0xE9) {
		*s += 3;
		return (b[0] & 0x0Fu) << 12 | (b[1] & 0x3Fu) << 6 |
		       (b[2] & 0x3Fu);
	}
	die(file, line, "a group holds Han characters of three bytes");
}

static void
read_pairs(const char *file)
{
	size_t len;
	const char *s = file_read(file, &len);
	unsigned before = 0;
	int line = 1;

	while (*s != '\0') {
		unsigned c;

		if (*s == '#')
			s += strcspn(s, "\n");
		if (*s == ' ' || *s == '\n') {
			line += *s++ == '\n';
			before = 0;
			continue;
		}
		c = decode(file, line, &s);
		if (before != 0)
			join(before, c);
		before = c;
	}
}

/* The smaller, the better it stands for its class. */
static unsigned
rank(unsigned c)
{
	bool far = c < MAIN || c >= MAIN_END;
	unsigned group = common[c] && simplified[c] ? 0
			 : common[c]		    ? 1
			 : !far			    ? 2
						    : 3;

	return group * LIMIT + c;
}

static void
choose(void)
{
	for (unsigned c = NEAR; c < LIMIT; c++) {
		unsigned r = root(c);

		if (best[r] == 0 || rank(c) < rank(best[r]))
			best[r] = c;
	}
}

/* The character that stands for the class of ${c}, 0: it is alone. */
static unsigned
standing(unsigned c)
{
	unsigned r = root(c);

	return size[r] > 1 ? best[r] : 0;
}

static void
write_table(const char *path)
{
	struct out o = { 0 };
	unsigned long sum = 5381;
	size_t far = 0;

	out_str(&o, "/* Made by tools/scriptc. */\n"
		    "#include \"base/script_table.h\"\n\n"
		    "const unsigned short script_near[] = {");
	for (unsigned c = NEAR; c < MAIN_END; c++) {
		unsigned to = standing(c);

		sum = (sum * 33 + to) & 0xFFFFFFF;
		if (to >= 0x10000)
			die(path, 0, "U+%X stands for U+%X", to, c);
		out_printf(&o, "%s%u,", (c & 7) == 0 ? "\n\t" : " ", to);
	}
	out_str(&o, "\n};\n\nconst struct script_pair script_far[] = {\n");
	for (unsigned c = 0x20000; c < LIMIT; c++) {
		unsigned to = standing(c);

		if (to == 0)
			continue;
		sum = (sum * 33 + c + to) & 0xFFFFFFF;
		out_printf(&o, "\t{ 0x%X, 0x%X },\n", c, to);
		far++;
	}
	out_printf(&o,
		"};\nconst size_t script_far_count = %zu;\n"
		"const unsigned script_sum = %lu;\n",
		far, sum);
	file_write(path, &o, false);
}

int
main(int argc, char **argv)
{
	if (argc < 4)
		die("usage", 0, "scriptc OUT.c PAIRS UNIHAN...");
	for (unsigned c = 0; c < LIMIT; c++) {
		parent[c] = c;
		size[c] = 1;
	}
	read_pairs(argv[2]);
	for (int i = 3; i < argc; i++)
		read_unihan(argv[i]);
	choose();
	write_table(argv[1]);
	return EXIT_SUCCESS;
}

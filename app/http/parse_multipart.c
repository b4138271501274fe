#include "http/parse.h"

#include <string.h>
#include <strings.h>

#include "base/arena.h"
#include "base/text.h"

#define BOUNDARY_MAX 70 /* RFC 2046 5.1.1 */
#define PART_HEAD_MAX 8192

/* What is left of the bytes being read. */
struct text {
	const char *at;
	const char *end;
};

/* What the head of a part says. */
struct part {
	char *name;
	char *filename; /* NULL: a text field */
	char *type;
};

static size_t
left(const struct text *t)
{
	return (size_t)(t->end - t->at);
}

static void
skip_space(struct text *t)
{
	while (t->at < t->end && (*t->at == ' ' || *t->at == '\t'))
		t->at++;
}

static bool
skip_char(struct text *t, char c)
{
	if (t->at == t->end || *t->at != c)
		return false;
	t->at++;
	return true;
}

static bool
skip_word(struct text *t, const char *word)
{
	size_t n = strlen(word);

	if (left(t) < n || strncasecmp(t->at, word, n) != 0)
		return false;
	t->at += n;
	return true;
}

/* True at a backslash that escapes: only a quote or a backslash, as some
 * clients escape so (curl), others send the bare path of a Windows file. */
static bool
at_escape(const char *s, const char *end)
{
	return end - s > 1 && s[0] == '\\' && (s[1] == '"' || s[1] == '\\');
}

/* Reads a quoted string after its opening quote; NULL without a closing one. */
static char *
read_quoted(struct arena *a, struct text *t)
{
	const char *stop = t->at;
	size_t n = 0;
	char *out;

	/* Measured first: memory stays in proportion to the input. */
	while (stop < t->end && *stop != '"')
		stop += at_escape(stop, t->end) ? 2 : 1;
	if (stop == t->end)
		return NULL;
	out = arena_alloc(a, (size_t)(stop - t->at) + 1);
	while (t->at < stop) {
		if (at_escape(t->at, stop))
			t->at++;
		out[n++] = *t->at++;
	}
	t->at = stop + 1;
	return out;
}

/*
 * Reads one parameter, "; name=value" or "; name="value"". Returns true with
 * *name NULL at the end of the text; false when the grammar is broken.
 */
static bool
read_parameter(struct arena *a, struct text *t, char **name, char **value)
{
	size_t n;

	*name = NULL;
	skip_space(t);
	if (t->at == t->end)
		return true;
	if (!skip_char(t, ';'))
		return false;
	skip_space(t);
	if (t->at == t->end)
		return true;
	if ((n = parse_token(t->at, left(t))) == 0)
		return false;
	*name = arena_strndup(a, t->at, n);
	t->at += n;
	if (!skip_char(t, '='))
		return false;
	if (skip_char(t, '"')) {
		*value = read_quoted(a, t);
		return *value != NULL;
	}
	if ((n = parse_token(t->at, left(t))) == 0)
		return false;
	*value = arena_strndup(a, t->at, n);
	t->at += n;
	return true;
}

/* The delimiter "\r\n--boundary" of a multipart/form-data type, or NULL. */
static char *
delimiter(struct arena *a, const char *type)
{
	static const char punctuation[] = "'()+_,-./:=? ";
	struct text t = { type, type + strlen(type) };
	char *name, *value, *boundary = NULL;
	size_t len;

	if (!skip_word(&t, "multipart/form-data"))
		return NULL;
	do {
		if (!read_parameter(a, &t, &name, &value))
			return NULL;
		if (name == NULL || strcasecmp(name, "boundary") != 0)
			continue;
		if (boundary != NULL)
			return NULL;
		boundary = value;
	} while (name != NULL);
	if (boundary == NULL || (len = strlen(boundary)) == 0 ||
		len > BOUNDARY_MAX || boundary[len - 1] == ' ')
		return NULL;
	for (size_t i = 0; i < len; i++) {
		char c = boundary[i];

		if (parse_token(&c, 1) == 0 && strchr(punctuation, c) == NULL)
			return NULL;
	}
	return arena_printf(a, "\r\n--%s", boundary);
}

/*
 * Browsers write a quote, CR and LF in names as %22, %0D and %0A and leave
 * every other "%" alone (WHATWG HTML, multipart/form-data encoding).
 */
static void
undo_browser_escapes(char *s)
{
	char *out = s;

	while (*s != '\0') {
		if (strncmp(s, "%22", 3) == 0) {
			*out++ = '"';
			s += 3;
		} else if (strncasecmp(s, "%0D", 3) == 0) {
			*out++ = '\r';
			s += 3;
		} else if (strncasecmp(s, "%0A", 3) == 0) {
			*out++ = '\n';
			s += 3;
		} else {
			*out++ = *s++;
		}
	}
	*out = '\0';
}

/* The last component of a path of either kind, without control bytes. */
static char *
file_name(char *s)
{
	char *out, *from = s;

	for (char *p = s; *p != '\0'; p++)
		if (*p == '/' || *p == '\\')
			from = p + 1;
	out = from;
	for (char *p = from; *p != '\0'; p++)
		if ((unsigned char)*p >= ' ' && *p != 0x7f)
			*out++ = *p;
	*out = '\0';
	return from;
}

static bool
read_disposition(struct arena *a, struct text *t, struct part *part)
{
	char *name, *value;

	if (part->name != NULL || !skip_word(t, "form-data"))
		return false;
	for (;;) {
		if (!read_parameter(a, t, &name, &value))
			return false;
		if (name == NULL)
			return part->name != NULL;
		if (strcasecmp(name, "name") == 0) {
			if (part->name != NULL)
				return false;
			undo_browser_escapes(value);
			part->name = value;
		} else if (strcasecmp(name, "filename") == 0) {
			if (part->filename != NULL)
				return false;
			undo_browser_escapes(value);
			part->filename = file_name(value);
		} else if (strcasecmp(name, "filename*") == 0) {
			/* RFC 7578 4.2 forbids it; passing it over would
			 * turn a file into a text field. */
			return false;
		}
	}
}

/* One header line of a part. */
static bool
read_line(struct arena *a, struct text line, struct part *part)
{
	size_t n = parse_token(line.at, left(&line));
	const char *name = line.at;

	if (n == 0 || !text_valid(line.at, left(&line)))
		return false;
	line.at += n;
	if (!skip_char(&line, ':'))
		return false;
	skip_space(&line);
	while (line.end > line.at &&
		(line.end[-1] == ' ' || line.end[-1] == '\t'))
		line.end--;
	if (n == 19 && strncasecmp(name, "Content-Disposition", n) == 0)
		return read_disposition(a, &line, part);
	if (n == 12 && strncasecmp(name, "Content-Type", n) == 0) {
		if (part->type != NULL)
			return false;
		part->type = arena_strndup(a, line.at, left(&line));
	}
	/* RFC 7578 4.7 deprecates encodings; browsers never send one. */
	if (n == 25 && strncasecmp(name, "Content-Transfer-Encoding", n) == 0)
		return skip_word(&line, "binary") || skip_word(&line, "8bit") ||
		       skip_word(&line, "7bit");
	return true;
}

/* The head of a part, up to and with its empty line. */
static bool
read_part_head(struct arena *a, struct text *t, struct part *part)
{
	const char *first = t->at;

	*part = (struct part){ 0 };
	for (;;) {
		size_t max = left(t) < PART_HEAD_MAX ? left(t) : PART_HEAD_MAX;
		const char *nl = memmem(t->at, max, "\r\n", 2);
		struct text line = { t->at, nl };

		if (nl == NULL || nl - first > PART_HEAD_MAX)
			return false;
		t->at = nl + 2;
		if (line.at == line.end)
			return part->name != NULL;
		if (!read_line(a, line, part))
			return false;
	}
}

static void
uploads_add(struct arena *a, struct uploads *files, struct upload file)
{
	if (files->count == files->room) {
		size_t room = files->room == 0 ? 4 : files->room * 2;
		struct upload *items = ARENA_ARRAY(a, room, struct upload);

		if (files->count > 0)
			memcpy(items, files->items,
				files->count * sizeof(*items));
		files->items = items;
		files->room = room;
	}
	files->items[files->count++] = file;
}

/* Puts a finished part where it belongs. */
static bool
keep_part(struct arena *a, const struct part *part, const char *bytes,
	size_t len, struct pairs *fields, struct uploads *files)
{
	if (part->filename == NULL) {
		if (!text_valid(bytes, len) || fields->count == PARSE_PAIRS_MAX)
			return false;
		pairs_add(a, fields, part->name, arena_strndup(a, bytes, len));
		return true;
	}
	if (part->filename[0] == '\0' && len == 0)
		return true;
	if (files->count == PARSE_FILES_MAX)
		return false;
	uploads_add(a, files,
		(struct upload){
			.field = part->name,
			.filename = part->filename,
			.type = part->type != NULL ? part->type
						   : "application/octet-stream",
			.bytes = bytes,
			.len = len,
		});
	return true;
}

enum err
parse_multipart(struct arena *a, const char *type, const char *body, size_t len,
	struct pairs *fields, struct uploads *files)
{
	struct pairs new_fields = *fields;
	struct uploads new_files = *files;
	char *delim = delimiter(a, type);
	struct text t;
	size_t n;

	if (delim == NULL || len == 0)
		return ERR_INVALID;
	t = (struct text){ body, body + len };
	n = strlen(delim);
	/* The first delimiter may begin the body, without its CR LF. */
	if (left(&t) >= n - 2 && memcmp(t.at, delim + 2, n - 2) == 0)
		t.at += n - 2;
	else if ((t.at = memmem(body, len, delim, n)) != NULL)
		t.at += n;
	else
		return ERR_INVALID;

	/* Here t.at always stands behind a delimiter. */
	while (!skip_word(&t, "--")) {
		struct part part;
		const char *stop;

		skip_space(&t);
		if (!skip_word(&t, "\r\n") || !read_part_head(a, &t, &part))
			return ERR_INVALID;
		/* An empty part ends with the CR LF of its head. */
		t.at -= 2;
		if ((stop = memmem(t.at, left(&t), delim, n)) == NULL)
			return ERR_INVALID;
		t.at = stop == t.at ? stop : t.at + 2;
		if (!keep_part(a, &part, t.at, (size_t)(stop - t.at),
			    &new_fields, &new_files))
			return ERR_INVALID;
		t.at = stop + n;
	}
	*fields = new_fields;
	*files = new_files;
	return OK;
}

/*
 * New organisations, as an application for a licence brings them: known by
 * one identifier and one name in whatever script it was typed.
 */
#ifndef ORG_ORG_NEW_H
#define ORG_ORG_NEW_H

#include "audit/audit.h"
#include "base/lang.h"
#include "org/org.h"

struct org_new {
	const char *name;    /* one name, as typed */
	const char *country; /* code of base/place.h or "" */
	const char *scheme;  /* of org/identifier.h */
	const char *value;   /* in normal form */
};

/*
 * The language a name is kept under: kana is Japanese; Han alone is Japanese
 * for an organisation of JP, else Chinese; all other scripts are kept as
 * English, the language of names in Latin letters.
 */
enum lang org_name_lang(const char *name, const char *country);

/*
 * A slug for an id: Latin letters and digits of the name joined by dashes
 * ("Nordhavn Cement A/S" -> "nordhavn-cement-a-s"); where they are fewer
 * than three, the identifier ("uscc-91110000600037341l").
 */
const char *org_slug(struct arena *, const struct org_new *);

/* The organisation with an identifier; ERR_NOT_FOUND. "other" numbers may
 * clash by chance, so they find nothing. */
enum err org_find_by_identifier(struct db *, const char *scheme,
	const char *value, const struct org **out) MUST_CHECK;

/*
 * Records a company with its name and identifier and files the event. Must
 * be called in a transaction. ERR_CONFLICT: somebody records the same
 * identifier at this moment.
 */
enum err org_create(struct db *, const struct actor *, const struct org_new *,
	const struct org **out) MUST_CHECK;

#endif

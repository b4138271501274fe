/*
 * What an answer tells of grants that are not published whole.
 *
 * A licensee chooses what the register tells everybody (grant/grant.h): the
 * whole entry, its name with the state, or the number with the state. Answers
 * on coverage keep to that. Everything is told to the secretariat; to people
 * of the licensee; to people of the organisation that the question is about,
 * when a grant reaches it; and, about its own patents, to people of the member
 * that contributed the patent and of its owners, who are the licensors. All
 * others, also those who have not signed in, are outsiders, to whom
 *
 *	whole entry	counts as it is.
 *	name		that the grant is there is public, what it covers is
 *			not: where it reaches the organisation it leaves the
 *			answer open, `not_published`, whatever it covers; but
 *			its end is public and counts.
 *	number		does not exist. So that nobody finds out by asking who
 *			has such a grant, and nobody is called unlicensed who
 *			is not, there is no answer NOT_LICENSED for anybody as
 *			long as the register has such grants: it is UNCERTAIN,
 *			`unnamed_grants`.
 *
 * Both reasons say the way out: ask the organisation, or sign in as one of
 * its people. What needs no licence is NOT_NEEDED for outsiders, too, and a
 * grant that is published whole licenses. Earlier answers on which the
 * organisation may rely are told to outsiders only where all its grants are
 * published. The level of today counts, whatever as_known_at says.
 *
 * People of the licensee are the accounts of the organisation, and who applied
 * in its name where a person decided. Where the machine did, anybody may have
 * claimed to be the organisation: that opens the grant itself and nothing else
 * of the organisation.
 *
 * That the registry has a record of an organisation is public, whatever its
 * grants publish.
 *
 * A permalink gives the same answer to the same kind of reader.
 */
#ifndef COVERAGE_SIGHT_H
#define COVERAGE_SIGHT_H

#include "coverage/coverage.h"
#include "http/req.h"

/* The person of the request. The answer then depends on who asks: it is
 * marked private when somebody has signed in. */
enum err coverage_viewer_find(
	struct req *, const struct coverage_viewer **out) MUST_CHECK;

#endif

// How a patent came into the pool, and whether it still counts for a grant.
import { earliest, holds } from './day.mjs';

const memberships = (world, member) => (world.members ?? []).filter((m) => m.organisation === member);

// The day on which the contribution ends by itself or by the member's exit:
// null while neither is known. undefined: the member never was one then.
export function endOf(world, c) {
	const rows = memberships(world, c.member).sort((a, b) => (a.since < b.since ? -1 : 1));
	if (rows.length === 0)
		return c.until ?? null;
	const row = rows.find((m) => holds(m.since, m.until, c.since)) ?? rows.find((m) => m.since > c.since);
	return row === undefined ? undefined : earliest([c.until, row.until]);
}

export function heldOn(world, c, day) {
	const rows = memberships(world, c.member);
	return endOf(world, c) !== undefined && holds(c.since, c.until, day) &&
		(rows.length === 0 || rows.some((m) => holds(m.since, m.until, day)));
}

// The contributions by which the version covers the numbers, each with the day
// on which title counts: {entries: [{c, at, survives}], code}.
export function basis(world, { grant, version, start, terms, named, day }) {
	const all = (world.contributions ?? []).filter((c) => named.includes(c.patent));
	const later = (a, b) => (a > b ? a : b);
	if (version.basis === 'fixed' && !version.patents.some((n) => named.includes(n)))
		return { entries: [], code: 'not_in_list' };
	if (day < start) {
		const entries = all.filter((c) => heldOn(world, c, start)).map((c) => ({ c, at: start }));
		return { entries, code: 'not_pooled' };
	}
	const over = (c, on) => { const end = endOf(world, c); return end != null && end <= on; };
	const survives = (c) => c.since <= day && over(c, day) && terms.survival && grant.granted < endOf(world, c);
	const candidates = {
		fixed: (c) => c.since <= day,
		'pool-at-grant': (c) => heldOn(world, c, start),
		'pool-changing': (c) => c.since <= day,
	}[version.basis];
	const entries = [];
	for (const c of all.filter(candidates)) {
		const at = version.basis === 'pool-at-grant' ? start : later(start, c.since);
		if (heldOn(world, c, day))
			entries.push({ c, at });
		else if (survives(c))
			entries.push({ c, at, survives: true });
	}
	const left = version.basis === 'pool-at-grant'
		? all.some((c) => over(c, heldOn(world, c, start) ? day : start))
		: all.some((c) => c.since <= day && over(c, day));
	return { entries, code: left ? 'left_pool' : version.basis === 'fixed' ? 'not_contributed' : 'not_pooled' };
}

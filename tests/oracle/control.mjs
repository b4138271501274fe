// Who is controlled by whom on a day: look through all organisations again
// and again until none is added.
import { holds } from './day.mjs';

const e4 = (percent) => Math.round(Number(percent) * 10000);

const DEFAULT = { control_threshold: 50, control_operator: 'gt', vie: false };

// The organisations that `root` controls, without itself.
export function affiliates(world, root, day, terms = DEFAULT) {
	const links = (world.control ?? []).filter((l) => l.preferred !== false && holds(l.from, l.to, day));
	const passes = (votes) =>
		terms.control_operator === 'ge' ? votes >= e4(terms.control_threshold) : votes > e4(terms.control_threshold);
	const other = ['board', 'de_facto', 'sole_member'].concat(terms.vie ? ['contract'] : []);
	const inside = new Set([root]);
	for (;;) {
		const before = inside.size;
		for (const owned of new Set(links.map((l) => l.owned))) {
			const held = links.filter((l) => l.owned === owned && inside.has(l.owner));
			const votes = held.filter((l) => l.basis === 'votes').reduce((sum, l) => sum + e4(l.percent), 0);
			if (held.some((l) => other.includes(l.basis)) || (held.some((l) => l.basis === 'votes') && passes(votes)))
				inside.add(owned);
		}
		if (inside.size === before)
			break;
	}
	inside.delete(root);
	return inside;
}

// Those into which `root` was merged by the day, and into which they were.
export function successors(world, root, day) {
	const found = new Set([root]);
	for (;;) {
		const before = found.size;
		for (const o of world.organisations ?? [])
			for (const e of o.events ?? [])
				if (e.kind === 'merged' && e.on <= day && e.preferred !== false && found.has(o.id))
					found.add(e.into);
		if (found.size === before)
			break;
	}
	found.delete(root);
	return found;
}

export const eventsOf = (world, id) =>
	((world.organisations ?? []).find((o) => o.id === id)?.events ?? []).filter((e) => e.preferred !== false);

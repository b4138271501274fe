// Small, fast and repeatable (mulberry32).
export function chance(seed) {
	let state = seed | 0;
	const next = () => {
		state = (state + 0x6d2b79f5) | 0;
		let t = Math.imul(state ^ (state >>> 15), 1 | state);
		t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
		return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
	};
	const below = (n) => Math.floor(next() * n);
	const pick = (list) => list[below(list.length)];
	const maybe = (part) => next() < part;
	return { next, below, pick, maybe, some: (list, part) => list.filter(() => maybe(part)) };
}

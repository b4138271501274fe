// Puts a world of tests/oracle into the registry through the imports, under
// names of its own, so that worlds do not touch each other or the
// demonstration pool. Rules are the registry's.
import { importRecords } from './corpus.mjs';

const three = (n) => String(n).padStart(3, '0');

// Digits of a number that its office or year take; those after them are free.
const FIXED = { WO: 4, DE: 6, KR: 2 };

// A number of the same office and kind for patent j (0..9) of world k.
function renumber(number, k, j) {
	const [, office, digits, kind] = /^([A-Z]{2})(\d+)([A-Z]\d?)$/.exec(number);
	const keep = FIXED[office] ?? 1;
	return `${office}${digits.slice(0, keep)}${three(k)}${j}${digits.slice(keep + 4)}${kind}`;
}

// How the world's names are called in the registry.
export function naming(world, k) {
	const prefix = `w${k}`;
	const listed = (world.families ?? []).flatMap((f) => f.members.map((m) => m.number));
	const all = [...new Set([...world.patents.map((p) => p.number), ...listed])];
	const patents = new Map(all.map((n, j) => [n, renumber(n, k, j)]));
	const grants = new Map(world.grants.map((g, j) => [g.number, `CNP-2019-${three(k)}${three(j)}`]));
	const terms = new Map(world.templates.map((t, j) => [t.version, `open-9.${k}.${j}`]));
	return {
		org: (id) => (id === undefined ? undefined : `${prefix}-${id}`),
		patent: (n) => patents.get(n) ?? n,
		// only what ties publications together is kept
		application: (n) => (n !== undefined && world.patents.filter((p) => p.application_number === n).length > 1 ? `${n.slice(0, 6)}${three(k)}${n.slice(6)}` : undefined),
		grant: (n) => grants.get(n),
		terms: (v) => terms.get(v),
		id: (id) => `${prefix}-${id}`,
		ruling: (j) => `FR-${1000 + k}-${three(j)}`,
		use: (world.rulings ?? []).length === 0 ? (u) => u : (u) => ((world.rulings).some((r) => r.use === u) ? `${prefix}-${u}` : u),
	};
}

const clean = (object) => Object.fromEntries(Object.entries(object).filter(([, v]) => v !== undefined));
const texts = (words) => ({ en: words, zh: words, ja: words });

// [[kind, records], …] in an order in which what is named is there.
export function records(world, as) {
	const orgs = (world.organisations).map((o) => ({ id: as.org(o.id), name: { en: o.name ?? o.id }, kind: 'company' }));
	const happened = world.organisations.filter((o) => (o.events ?? []).length > 0).map((o) => ({
		id: as.org(o.id), events: o.events.map((e) => clean({ ...e, into: as.org(e.into) })),
	}));
	const grants = world.grants.map((g) => ({
		...g, number: as.grant(g.number), licensee: as.org(g.licensee), terms: as.terms(g.terms),
		versions: g.versions.map((v) => clean({ ...v, patents: v.patents?.map(as.patent) })),
		events: (g.events ?? []).map((e) => clean({ ...e, licensor: as.org(e.licensor), rights: e.rights?.map(as.patent) })),
		recordals: (g.recordals ?? []).map((r) => ({ ...r, patent: as.patent(r.patent) })),
	}));
	return [
		['organisations', orgs],
		['organisations', happened],
		['control', world.control.map((l) => ({ ...l, owner: as.org(l.owner), owned: as.org(l.owned) }))],
		['members', world.members.map((m) => ({ ...m, organisation: as.org(m.organisation) }))],
		['templates', world.templates.map((t) => ({
			...t, version: as.terms(t.version), text: texts(`Terms ${as.terms(t.version)}\n1. Licence`), governing: 'en', from: '2022-01-01',
		}))],
		['patents', world.patents.map((p) => clean({
			...p, number: as.patent(p.number), application_number: as.application(p.application_number), office: undefined,
			family: p.family === undefined ? undefined : as.id(p.family),
		}))],
		['families', (world.families ?? []).map((f) => ({
			...f, id: as.id(f.id), members: f.members.map((m) => clean({ ...m, number: as.patent(m.number), application_number: as.application(m.application_number) })),
		}))],
		['owners', world.owners.map((o) => clean({ ...o, patent: as.patent(o.patent), owner: as.org(o.owner), acquired_from: as.org(o.acquired_from) }))],
		['events', world.events.map((e) => ({ ...e, patent: as.patent(e.patent) }))],
		['contributions', world.contributions.map((c) => clean({ ...c, patent: as.patent(c.patent), member: as.org(c.member), terms: as.terms(c.terms) }))],
		['mandates', world.mandates.map((m) => clean({
			...m, id: as.id(m.id), grantor: as.org(m.grantor), holder: as.org(m.holder), patents: m.patents?.map(as.patent),
		}))],
		['rulings', (world.rulings ?? []).map((r, j) => ({
			...r, id: as.ruling(j + 1), use: as.use(r.use), question: texts('Is it?'), facts: texts('So it is.'), answer: texts('As said.'), by: 'Field panel',
		}))],
		['grants', grants],
	];
}

export const questioned = (world, as) => (q) => clean({
	...q, org: as.org(q.org), patent: as.patent(q.patent), use: q.use === undefined ? undefined : as.use(q.use), for: as.org(q.for),
});

// Imports worlds, each under its number (0..999), a file for each kind;
// returns for each how to ask about it.
export function importWorlds(numbered) {
	const all = numbered.map(({ world, k }) => ({ world, as: naming(world, k) }));
	const lists = all.map(({ world, as }) => records(world, as));
	lists[0].forEach(([kind], i) => {
		const rows = lists.flatMap((list) => list[i][1]);
		if (rows.length > 0)
			importRecords(kind, rows);
	});
	return all.map(({ world, as }) => ({ as, question: questioned(world, as) }));
}

export const importWorld = (world, k) => importWorlds([{ world, k }])[0];

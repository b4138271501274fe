// Small worlds by chance, in which every rule comes into play. All days lie
// on, before or after a few anchors, so that boundaries are hit; most facts
// make a licence and each is spoilt now and then.
import { chance } from './chance.mjs';
import { addDays, addMonths } from './day.mjs';
import { patentsOf } from './random_patents.mjs';
import { rulesOf } from './random_rules.mjs';

const ORGS = ['a', 'b', 'c', 'd', 'e', 'f'];
const FIELDS = ['microgrid', 'data-centre', 'buildings'];
const USES = ['load-balancing', 'backup-power', 'never-heard-of'];
const ACTS = ['make', 'have-made', 'use', 'sell', 'offer', 'import', 'keep'];
const ANCHORS = [
	['2018-02-28', '2019-06-01', '2020-02-29', '2020-12-31', '2022-03-31'],
	['2016-02-29', '2016-08-31', '2017-03-01', '2017-09-01', '2018-02-28'],
	['2020-01-01', '2021-01-01', '2022-01-01', '2023-01-01', '2024-02-29'],
];

const THEMES = ['state', 'way', 'owner', 'owner', 'owner', 'org', 'pool', 'mandate', 'grant', 'status', 'law'];

// Draws of days and more, shared by all that make parts of a world.
function draw(seed) {
	const r = chance(seed);
	const anchors = r.pick(ANCHORS);
	const near = (i) => addDays(anchors[i], r.pick([-1, 0, 0, 0, 1]));
	// a world is odd in few ways, or nothing would ever be licensed
	const odd = [r.pick(THEMES), r.pick(THEMES), r.pick(THEMES)];
	return {
		...r, anchors, near,
		odd: (theme, part) => r.maybe(odd.includes(theme) ? Math.min(0.9, 2 * part) : part / 5),
		// a day about one of the anchors from..to
		about: (from, to) => near(from + r.below(to - from + 1)),
		or: (part, value, other) => (r.maybe(part) ? value : other),
	};
}

const drop = (object) => Object.fromEntries(Object.entries(object).filter(([, v]) => v !== undefined && v !== null));

// An interval about the anchors; each end is open often.
function span(r, open = 0.6) {
	const from = r.maybe(open) ? null : r.about(0, 3);
	const to = r.maybe(open) ? null : r.about(1, 4);
	return from !== null && to !== null && from >= to ? drop({ from }) : drop({ from, to });
}

function organisations(r) {
	return ORGS.map((id) => {
		const events = [];
		if (r.odd('org', id === 'b' ? 0.12 : 0.03))
			events.push({ kind: 'merged', on: r.about(1, 4), into: id === 'b' ? r.or(0.7, 'c', 'e') : r.pick(ORGS.filter((o) => o !== id)) });
		if (r.odd('org', 0.03))
			events.push({ kind: 'dissolved', on: r.about(2, 4) });
		if (r.odd('org', id === 'a' ? 0.15 : 0.04)) {
			events.push({ kind: 'insolvency-opened', on: r.about(1, 3) });
			if (r.maybe(0.5))
				events.push({ kind: 'insolvency-closed', on: r.about(3, 4) });
		}
		return { id, events };
	});
}

function control(r) {
	const links = [];
	const seen = new Set();
	const link = (owner, owned, basis, percent, more) => {
		const key = `${owner} ${owned} ${basis}`;
		if (owner === owned || seen.has(key))
			return;
		seen.add(key);
		links.push(drop({ owner, owned, basis, percent: basis === 'votes' ? percent : undefined, ...span(r), ...more }));
	};
	const percent = () => r.pick([20, 25, 25.0001, 30, 49.9999, 50, 50.0001, 51, 60, 100]);
	const basis = () => r.pick(['votes', 'votes', 'votes', 'votes', 'board', 'contract', 'de_facto', 'sole_member']);
	if (r.maybe(0.7))
		link('b', 'c', basis(), r.or(0.5, 60, percent()));
	if (r.maybe(0.25)) {
		const part = r.maybe(0.5) ? { from: null, to: r.about(2, 3) } : {};
		link('b', 'c', 'votes', 60, part);
		link('a', 'd', 'votes', r.pick([50, 51]), part);
	}
	if (r.maybe(0.2)) {		// two hold half each
		link('b', 'e', 'votes', 60);
		link('b', 'c', 'votes', 25);
		link('e', 'c', 'votes', r.pick([25, 25.0001, 26]));
	}
	for (let i = r.below(4); i > 0; i--)
		link(r.pick(ORGS), r.pick(ORGS), basis(), percent(), r.maybe(0.05) ? { preferred: false } : {});
	return links;
}

function members(r) {
	const rows = [];
	for (const organisation of ['a', 'e']) {
		if (r.maybe(0.35))
			continue;
		const since = r.or(0.85, r.near(0), r.near(1));
		const until = r.odd('pool', 0.25) ? r.about(2, 4) : null;
		rows.push(drop({ organisation, role: 'founder', since, until }));
		if (until !== null && r.maybe(0.3))
			rows.push({ organisation, role: 'ordinary', since: addDays(until, r.pick([0, 1, 30])) });
	}
	return rows;
}

// Entries of one patent do not overlap.
function contributions(r, patents) {
	const rows = [];
	for (const p of patents) {
		if (r.odd('pool', 0.1))
			continue;
		const since = r.or(0.75, r.near(1), r.about(0, 3));
		let until = r.odd('pool', 0.25) ? r.about(2, 4) : null;
		until = until !== null && until > since ? until : null;
		const member = r.or(0.85, 'a', 'e');
		rows.push(drop({ patent: p.number, member, since, until, end_reason: until === null ? null : 'withdrawn' }));
		if (until !== null && r.maybe(0.3))
			rows.push({ patent: p.number, member: r.pick(['a', 'e']), since: addDays(until, r.pick([0, 1, 20])) });
	}
	return rows;
}

function mandates(r, patents) {
	const rows = [];
	const add = (grantor, holder) => rows.push(drop({
		id: `m-${rows.length + 1}`, grantor, holder, capacity: r.pick(['agent', 'sublicensor', 'direct']),
		from: r.or(0.5, r.near(0), r.about(0, 3)), to: r.maybe(0.15) ? r.near(4) : null,
		revoked: r.maybe(0.2) ? r.about(1, 4) : null,
		patents: r.maybe(0.2) ? r.some(patents.map((p) => p.number), 0.7) : null,
		acts: r.maybe(0.15) ? r.some(ACTS, 0.7) : null,
	}));
	if (r.maybe(0.4))
		add('d', 'a');
	if (r.maybe(0.2)) {
		add('d', 'f');
		add('f', r.pick(['a', 'e', 'd']));
	}
	if (r.maybe(0.2))
		add(r.pick(['b', 'c', 'e']), 'a');
	if (r.maybe(0.15))
		add('a', 'e');
	return rows.filter((m) => m.patents?.length !== 0 && m.acts?.length !== 0);
}

const parameters = (r) => drop({
	control_threshold: r.maybe(0.1) ? r.pick([25, 50, 60]) : null,
	control_operator: r.maybe(0.25) ? 'ge' : null,
	vie: r.maybe(0.25) ? true : null,
	affiliates: r.maybe(0.1) ? false : null,
	run_off_days: r.maybe(0.5) ? r.pick([1, 2, 10]) : null,
	survival: r.maybe(0.3) ? false : null,
	have_made: r.maybe(0.2) ? false : null,
	past_release: r.maybe(0.4) ? true : null,
	rescission: r.maybe(0.5) ? true : null,
	started_projects_endure: r.maybe(0.4) ? true : null,
	merger_succession: r.maybe(0.2) ? false : null,
});

function version(r, patents, from) {
	const basis = r.pick(['fixed', 'pool-at-grant', 'pool-changing', 'pool-changing']);
	const numbers = patents.map((p) => p.number);
	const listed = r.some(numbers, r.odd('grant', 0.3) ? 0.3 : 0.9);
	const until = r.odd('grant', 0.15) ? r.about(2, 4) : null;
	return drop({
		basis, from,
		patents: basis === 'fixed' ? (listed.length > 0 ? listed : ['CN100000099B']) : null,
		fields: r.or(0.08, ['other'], r.or(0.5, [FIELDS[0]], FIELDS.slice(0, 2))),
		acts: r.or(0.8, ACTS, ['use', 'have-made']),
		territories: r.or(0.7, ['*'], ['CN', 'DE', 'JP']),
		scope: r.maybe(0.5) ? r.pick(['scope-1', 'scope-2']) : null,
		until: until !== null && until > from ? until : null,
		past_from: r.maybe(0.4) ? addMonths(from, -r.pick([1, 12, 24])) : null,
	});
}

function grantEvents(r, patents) {
	const events = [];
	const add = (kind, on) => {
		const scope = r.pick(['all', 'all', 'licensor', 'rights']);
		events.push(drop({
			kind, on, scope,
			licensor: scope === 'licensor' ? r.pick(['a', 'a', 'd', 'e']) : null,
			rights: scope === 'rights' ? [r.pick(patents).number] : null,
			effect: r.or(0.4, 'new-acts', 'all-acts'),
			endure: r.maybe(0.15) ? false : null,
		}));
		return events.at(-1);
	};
	if (r.odd('status', 0.2)) {
		const on = r.about(2, 4);
		const suspended = add('suspended', on);
		if (r.maybe(0.6))
			events.push({ ...suspended, kind: 'reinstated', on: r.or(0.4, on, addDays(on, r.pick([1, 2, 40]))), endure: undefined });
		if (r.odd('status', 0.2))
			add('reinstated', addDays(on, 1));
	}
	if (r.odd('status', 0.15))
		add(r.pick(['terminated', 'surrendered', 'ended']), r.about(2, 4));
	if (r.odd('status', 0.07))
		add('rescinded', r.about(2, 4));
	return events.map(drop);
}

function grants(r, patents, templates) {
	return Array.from({ length: r.or(0.05, 0, r.pick([1, 1, 1, 2])) }, (_, i) => {
		const from = r.or(0.75, r.near(1), r.about(1, 3));
		const versions = [version(r, patents, from)];
		const second = r.about(2, 4);
		if (r.maybe(0.15) && second > from) {
			versions.push(version(r, patents, second));
			delete versions[1].past_from;
		}
		return {
			number: `CNP-2020-${1000 + i}`, licensee: r.or(0.85, 'b', r.pick(ORGS)), terms: r.pick(templates).version,
			granted: addDays(from, -r.pick([0, 0, 0, 1, 5])), publication: 'full', versions, events: grantEvents(r, patents),
			recordals: patents.filter(() => r.maybe(0.25)).map((p) => ({
				patent: p.number, territory: r.pick(['CN', 'DE', 'JP', 'GB']), filed: r.near(1), effective: r.about(1, 3),
			})).map((x) => (x.filed > x.effective ? { ...x, filed: x.effective } : x)),
		};
	});
}

function rulings(r) {
	const all = Array.from({ length: r.pick([0, 1, 1, 2]) }, (_, i) => {
		const published = r.about(0, 3);
		const until = r.maybe(0.2) ? r.about(3, 4) : null;
		return drop({
			id: `FR-2020-00${i + 1}`, use: r.or(0.8, USES[0], USES[1]), field: r.or(0.7, FIELDS[0], FIELDS[1]), within: r.maybe(0.5),
			published, until: until !== null && until > published ? until : null,
		});
	});
	// one at most stands on a use within a field
	return all.filter((a, i) => !all.some((b, k) => k < i && a.use === b.use && a.field === b.field));
}

function question(r, world) {
	const capacity = r.or(0.8, 'self', r.pick(['contractor', 'supplier', 'customer']));
	const act = r.or(0.6, 'use', r.pick(ACTS));
	const patent = r.maybe(0.7) ? world.patents[0] : r.pick(world.patents);
	// the days about an affiliation's end
	const link = r.maybe(0.12) ? r.pick(world.control.filter((l) => l.to !== undefined)) : undefined;
	return drop({
		org: link?.owned ?? (capacity === 'self' ? r.or(0.65, 'b', r.or(0.6, 'c', r.pick([...ORGS, 'a']))) : r.or(0.8, 'f', r.pick(ORGS))),
		patent: r.maybe(0.005) ? 'CN999999999A' : patent.number,
		use: r.or(0.4, undefined, r.or(0.5, FIELDS[0], r.pick([...FIELDS, ...USES, USES[0]]))),
		act: act === 'use' && r.maybe(0.5) ? undefined : act,
		territory: r.or(0.92, r.pick(world.home[patent.office]), r.pick(['CN', 'DE', 'GB', 'FR', 'JP', 'HK', 'MA'])),
		on: link !== undefined ? addDays(link.to, r.pick([-1, 0, 1, 2, 9, 10])) : r.or(0.95, r.about(2, 4), r.about(0, 1)),
		capacity: capacity === 'self' ? undefined : capacity,
		for: capacity === 'self' ? undefined : r.or(0.8, 'b', r.or(0.8, r.pick(ORGS), undefined)),
		started: r.maybe(0.35) ? r.about(1, 3) : undefined,
	});
}

function answers(r, questions) {
	return r.some(questions, 0.06).map((q, i) => {
		const given = addDays(q.on, r.pick([-30, -1, 0, 0]));
		return drop({
			id: `00000000000000${10 + i}`, organisation: q.org,
			question: r.or(0.5, { ...q, on: given }, { ...q, on: undefined }),
			answer: r.or(0.8, 'LICENSED', r.pick(['NOT_NEEDED', 'NOT_LICENSED'])), given, reliance_days: r.pick([0, 1, 10, 30]),
			notice: r.maybe(0.5) ? addDays(q.on, r.pick([-10, -1, 0, 1])) : null,
			until: r.maybe(0.2) ? addDays(q.on, r.pick([0, 1])) : null,
		});
	}).map((a) => ({ ...a, question: drop(a.question) }));
}

// {world, questions} for a seed.
export function randomWorld(seed, count = 20) {
	const r = draw(seed);
	const { patents, events, families, owners, home } = patentsOf(r);
	const templates = [1, 2].map((n) => ({ version: `open-${n}`, route: 'open', parameters: parameters(r) }));
	const world = {
		organisations: organisations(r), control: control(r), members: members(r), patents, owners, events, families,
		contributions: contributions(r, patents), mandates: mandates(r, patents), templates,
		scopes: [
			{ version: 'scope-1', effective_from: r.near(0), fields: FIELDS.slice(0, 2) },
			{ version: 'scope-2', effective_from: r.near(3), fields: FIELDS },
		],
		rulings: rulings(r), grants: grants(r, patents, templates), rules: rulesOf(r),
	};
	const questions = Array.from({ length: count }, () => question(r, { patents, home, control: world.control }));
	world.answers = answers(r, questions);
	return { world, questions };
}

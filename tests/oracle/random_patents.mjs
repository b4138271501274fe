// Publications of a random world with their events, families and owners.
import { addDays, addMonths } from './day.mjs';

const SERIAL = {
	CN: (n) => `CN10000000${n}`, EP: (n) => `EP300000${n}`, WO: (n) => `WO201800000${n}`, JP: (n) => `JP600000${n}`,
	DE: (n) => `DE10201800000${n}`, GB: (n) => `GB250000${n}`, HK: (n) => `HK4000000${n}`, XX: (n) => `XX100000${n}`,
};
const KINDS = { CN: ['A', 'B'], EP: ['A1', 'B1'], WO: ['A1'], JP: ['A', 'B2'], DE: ['A1', 'B3'], GB: ['A', 'B'], HK: ['A'], XX: ['A'] };
const OTHERS = { CN: [['U'], ['S'], ['Y']], JP: [['U'], ['S']], DE: [['U1']] };
const HOME = { CN: ['CN'], EP: ['DE', 'DE', 'DE', 'GB', 'FR', 'MA'], WO: ['CN', 'DE', 'GB'], JP: ['JP'], DE: ['DE'], GB: ['GB'], HK: ['HK', 'HK', 'CN'], XX: ['CN'] };

const drop = (object) => Object.fromEntries(Object.entries(object).filter(([, v]) => v !== undefined && v !== null));

function publications(r, office, n) {
	const kinds = OTHERS[office] !== undefined && r.maybe(0.2) ? r.pick(OTHERS[office]) : KINDS[office];
	const filed = r.maybe(0.05) ? null : r.near(0);
	const granted = !r.odd('state', 0.15) && office !== 'WO' ? r.or(0.7, r.near(1), r.about(1, 4)) : null;
	const word = !r.odd('state', 0.25) ? r.or(r.odd('state', 0.4) ? 0.4 : 0.95, 'granted', r.pick(['pending', 'pending', 'lapsed', 'expired', 'withdrawn', 'revoked'])) : null;
	const shared = {
		application_number: kinds.length > 1 || r.maybe(0.5) ? `${office}2018000${n}` : null,
		office, family: r.maybe(0.6) ? 'f-1' : null,
		priority: r.maybe(0.3) ? [{ number: 'JP2017001', date: addMonths(filed ?? r.near(0), -12) }] : null,
	};
	return kinds.map((kind, i) => drop({
		number: `${SERIAL[office](n)}${kind}`, kind, ...shared, filed, published: filed === null ? null : addMonths(filed, 18),
		granted: i === kinds.length - 1 ? granted : null,
		status: i === kinds.length - 1 || r.maybe(0.1) ? word : null,
		status_as_of: word === null || r.maybe(0.05) ? null : r.or(0.5, r.near(4), r.about(1, 4)),
		status_source: 'office-register',
	})).map((p) => (p.status === undefined ? drop({ ...p, status_as_of: null, status_source: null }) : p));
}

function eventsOf(r, pubs) {
	const [{ office }] = pubs;
	const list = [];
	const add = (effect, date, more = {}) => list.push(drop({
		patent: r.pick(pubs).number, office, code: `X-${list.length}`, effect, category: null, impact: '0', date,
		effective: r.maybe(0.15) ? addDays(date, r.pick([1, 2])) : null, detail: {}, as_of: r.maybe(0.3) ? r.near(4) : null,
		preferred: r.maybe(0.04) ? false : null, ...more,
	}));
	const place = (p) => (office === 'EP' && r.maybe(p) ? { territory: r.pick(['DE', 'DE', 'GB', 'FR', 'MA']) } : {});
	if (office === 'EP') {
		for (const territory of ['DE', 'GB', 'FR'])
			if (!r.odd('way', 0.3))
				add(r.pick(['designated', 'fee-paid', 'opposed']), r.near(1), { territory });
		if (r.odd('way', 0.4))
			add('unitary', r.or(0.4, r.near(0), r.about(1, 3)), r.maybe(0.3) ? { territory: 'UP' } : {});
		if (r.maybe(0.4))
			add('extended', r.near(1), { territory: 'MA' });
	}
	if (r.odd('state', 0.15))
		add('granted', r.about(1, 2), place(0.3));
	if (r.odd('state', 0.2)) {
		const on = r.about(1, 4);
		const where = place(0.6);
		add('lapsed', on, { ...where, ...(r.maybe(0.2) ? { detail: { until: addDays(on, r.pick([1, 2, 60])) } } : {}) });
		if (r.maybe(0.5))
			add('restored', r.or(0.3, on, r.about(2, 4)), where);
	}
	if (r.odd('state', 0.08))
		add(r.pick(['withdrawn', 'refused', 'surrendered', 'expired', 'expired']), r.about(1, 4), place(0.3));
	if (r.odd('state', 0.04))
		add('revoked', r.about(2, 4), place(0.5));
	if (r.odd('state', 0.1))
		add('adjusted', r.near(1), { detail: { days: r.pick([1, 30]) } });
	if (r.odd('state', 0.1))
		add('disclaimed', r.near(1), { detail: { until: r.about(2, 4) } });
	if (r.maybe(0.15))
		add('open-licence', r.about(1, 3));
	if (r.maybe(0.05))
		add('open-licence-ended', r.about(2, 4));
	return list;
}

// Rows of one owner in one place do not overlap.
function ownersOf(r, pubs) {
	const rows = [];
	const add = (owner, more = {}) => rows.push(drop({ patent: pubs[0].number, owner, ...more }));
	const first = r.odd('owner', 0.12) ? r.pick(['d', 'd', 'c', 'e']) : 'a';
	const way = r.odd('owner', 0.5) ? r.below(10) : 8;
	if (way === 0)
		return rows;
	if (way === 1) {
		add(undefined, { owner_name: 'Quillon Works' });
		return r.maybe(0.5) ? rows : [...rows, drop({ patent: pubs[0].number, owner: r.pick(['a', 'd']), share: 50 })];
	}
	const sold = way < 7 ? r.or(0.7, r.about(2, 3), r.near(1)) : null;
	add(first, { to: sold, share: way === 9 ? 50 : null });
	if (way === 9)
		add(r.pick(['d', 'e', 'f'].filter((o) => o !== first)), { share: 50, to: r.maybe(0.2) ? r.near(2) : null });
	if (sold !== null) {
		const buyer = r.pick(['c', 'd', 'd', 'd', 'e', 'f', 'f', null].filter((o) => o !== first));
		add(buyer, {
			owner_name: buyer === null ? 'Brennick Holding' : null, from: sold, acquired: 'assignment', acquired_from: first,
			recorded: addDays(sold, 30), bound: r.pick([true, false, null, null, null]), knew: r.pick([true, false, null]),
			to: r.maybe(0.1) ? addDays(r.near(4), 5) : null,
		});
	}
	if (pubs[0].office === 'EP' && r.maybe(0.2))
		add(r.pick(['d', 'e']), { territory: 'DE', from: r.maybe(0.5) ? r.about(0, 2) : null });
	if (r.maybe(0.05))
		add('f', { preferred: false });
	return rows;
}

function familiesOf(r, patents) {
	if (r.maybe(0.5))
		return [];
	const listed = r.some(patents, 0.8).map((p) => drop({
		// another publication of the application, now and then
		number: r.maybe(0.15) ? p.number.replace(/[A-Z]\d?$/, 'C1') : p.number,
		application_number: p.application_number, office: p.office, filed: p.filed,
	}));
	const members = listed.filter((m, i) => listed.findIndex((n) => n.number === m.number) === i);
	if (r.maybe(0.3))
		members.push({ number: 'GB2599999A', office: 'GB', filed: r.near(0) });
	const complete = r.maybe(0.8) ? addDays(addMonths(r.anchors[0], r.pick([19, 31])), r.pick([-1, 0, 1])) : null;
	return members.length === 0 ? [] : [drop({ scheme: 'docdb', id: 'f-1', complete_as_of: complete, members })];
}

export function patentsOf(r) {
	const offices = [r.or(0.03, r.pick(['HK', 'XX']), r.pick(['CN', 'CN', 'CN', 'EP', 'EP', 'EP', 'WO', 'JP', 'DE', 'GB']))];
	while (r.maybe(offices[0] === 'WO' ? 0.6 : 0.3) && offices.length < 4)
		offices.push(r.pick(['CN', 'EP', 'GB', 'HK', 'DE']));
	const files = offices.map((office, i) => publications(r, office, i + 1));
	const patents = files.flat();
	return {
		patents, events: files.flatMap((f) => eventsOf(r, f)), families: familiesOf(r, patents),
		owners: files.flatMap((f) => ownersOf(r, f)), home: HOME,
	};
}

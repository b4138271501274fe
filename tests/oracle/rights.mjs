// Which rights a publication stands for in a territory, and their state.
import { addDays, addMonths, earliest, holds, latest } from './day.mjs';

const DECISIVE = ['granted', 'lapsed', 'restored', 'expired', 'withdrawn', 'refused', 'surrendered', 'revoked'];
const EVIDENCE = [...DECISIVE, 'designated', 'fee-paid', 'limited', 'opposed', 'opposition-ended', 'adjusted', 'disclaimed'];

export const effective = (event) => event.effective ?? event.date;

// All publications of the application of the publication.
export function fileOf(world, number) {
	const p = (world.patents ?? []).find((q) => q.number === number);
	if (p === undefined)
		return null;
	if (p.application_number == null)
		return [p];
	return world.patents.filter((q) => q.office === p.office && q.application_number === p.application_number);
}

export const numbers = (file) => file.map((p) => p.number);

const eventsOf = (world, file) =>
	(world.events ?? []).filter((e) => e.preferred !== false && numbers(file).includes(e.patent));

export function typeOf(file) {
	const models = { CN: 'UY', JP: 'UY', KR: 'UY', DE: 'U', TW: 'U' };
	const designs = { CN: 'SD', US: 'S', JP: 'S', KR: 'S', TW: 'S' };
	for (const p of [...file].sort((a, b) => (a.number < b.number ? -1 : 1))) {
		const letter = (p.kind ?? '')[0];
		if (letter !== undefined && (models[p.office] ?? '').includes(letter))
			return 'utility-model';
		if (letter !== undefined && (designs[p.office] ?? '').includes(letter))
			return 'design';
	}
	return 'invention';
}

const filedOf = (file) => earliest(file.map((p) => p.filed));

// Events of another territory do not touch the right.
const taken = (right) => (e) => e.territory == null || e.territory === right.place;

const grantedOf = (world, right) => earliest([
	...right.file.map((p) => p.granted),
	...eventsOf(world, right.file).filter((e) => e.effect === 'granted' && taken(right)(e)).map(effective),
]);

const rowsOf = (world, file) =>
	(world.rules?.territory ?? []).filter((r) => r.office === file[0].office && (r.right_type == null || r.right_type === typeOf(file)));

// The rights of a file that reach the territory; null where no rule lets them.
function rightsOfFile(world, file, territory, day) {
	const events = eventsOf(world, file);
	const filed = filedOf(file) ?? day;
	const unitary = earliest(events.filter((e) => e.effect === 'unitary' && (e.territory == null || e.territory === 'UP')).map(effective));
	const rows = rowsOf(world, file).filter((r) => r.territory === territory);
	const ways = (way, on) => rows.some((r) => r.way === way && holds(r.from, r.to, on));
	const direct = ways('direct', day);
	const up = unitary !== null && ways('unitary', unitary);
	const designated = ways('designated', filed);
	const extension = ways('extension', filed);
	if (!direct && !up && !designated && !extension)
		return null;
	const found = [];
	if (direct)
		found.push({ file, name: 'F', place: territory });
	if (up)
		found.push({ file, name: 'F/UP', place: 'UP' });
	if (designated || extension) {
		const right = { file, name: `F/${territory}`, place: territory };
		const here = events.filter((e) => e.territory === territory);
		const granted = grantedOf(world, right);
		const proof = here.some((e) => (designated && EVIDENCE.includes(e.effect)) || (extension && e.effect === 'extended'));
		if (up && here.some((e) => e.effect === 'designated'))
			found.push(right);
		else if (!up)
			found.push({ ...right, missing: granted !== null && granted <= day && !proof });
	}
	return found;
}

const familyRows = (world, file) =>
	(world.families ?? []).filter((f) => f.members.some((m) => numbers(file).includes(m.number)));

const same = (p, m) => p.number === m.number ||
	(m.application_number != null && p.office === m.office && p.application_number === m.application_number);

// Files of the same family, but for the file itself.
function relatives(world, file) {
	const listed = familyRows(world, file).flatMap((f) => f.members);
	const families = file.map((p) => p.family).filter((f) => f != null);
	const found = new Map();
	for (const p of world.patents)
		if (!file.includes(p) && (families.includes(p.family) || listed.some((m) => same(p, m)))) {
			const its = fileOf(world, p.number);
			found.set(numbers(its).sort().join(), its);
		}
	return [...found.values()];
}

const officeNames = (world, office, territory) =>
	(world.rules?.territory ?? []).some((r) => r.office === office && r.territory === territory);

// An international application is no right: its family's applications are.
function rightsOfFamily(world, file, territory, day) {
	const files = relatives(world, file).filter((f) => f[0].office !== 'WO');
	const rights = files.flatMap((f) => rightsOfFile(world, f, territory, day) ?? []).map((right) => ({ ...right, root: file }));
	const rows = familyRows(world, file);
	const strangers = rows.flatMap((f) => f.members)
		.filter((m) => m.office !== 'WO' && !world.patents.some((p) => same(p, m)) && officeNames(world, m.office, territory));
	if (strangers.length > 0)
		rights.push({ missing: true });
	if (rights.length > 0)
		return rights;
	const first = earliest(file.flatMap((p) => p.priority ?? []).map((p) => p.date)) ?? filedOf(file);
	const complete = first !== null && rows.some((f) => f.complete_as_of != null && f.complete_as_of >= addMonths(first, 31));
	const none = !files.some((f) => officeNames(world, f[0].office, territory));
	return [complete && none ? { none: 'no_right_complete_family' } : { missing: true }];
}

// [{file, place, …}] or, instead of a right, {missing} or {none: code}. A right
// that should exist by rule but has left no trace is missing, with its file.
// root: the international application that it comes of.
export function rightsOf(world, file, territory, day) {
	if (file[0].office === 'WO')
		return rightsOfFamily(world, file, territory, day);
	const known = (world.rules?.territory ?? []).some((r) => r.office === file[0].office);
	return rightsOfFile(world, file, territory, day) ?? [known ? { none: 'not_in_territory' } : { missing: true, code: 'no_rule' }];
}

// ---- state ----------------------------------------------------------------

function termRule(world, file) {
	const filed = filedOf(file);
	return (world.rules?.term ?? [])
		.filter((r) => filed !== null && r.office === file[0].office && r.right_type === typeOf(file) && holds(r.filed_from, r.filed_to, filed))
		.sort((a, b) => (a.id < b.id ? -1 : 1))[0];
}

// The last day in force by rule, or null.
export function lastDay(world, right) {
	const rule = termRule(world, right.file);
	const base = rule?.base === 'grant' ? grantedOf(world, right) : filedOf(right.file);
	if (rule === undefined || base === null)
		return null;
	const anniversary = addMonths(base, 12 * rule.years);
	// a 29 February without anniversary ends with the month either way
	const exists = anniversary.slice(8) === base.slice(8);
	let last = rule.day_before && exists ? addDays(anniversary, -1) : anniversary;
	while (rule.month_end && addDays(last, 1).slice(0, 7) === last.slice(0, 7))
		last = addDays(last, 1);
	const events = eventsOf(world, right.file).filter(taken(right));
	for (const e of events.filter((x) => x.effect === 'adjusted'))
		last = addDays(last, e.detail?.days ?? 0);
	for (const e of events.filter((x) => x.effect === 'disclaimed'))
		last = earliest([last, e.detail?.until]);
	return last;
}

function statusOf(file) {
	const key = (p) => `${p.status_as_of ?? '0000-00-00'} ${p.published ?? '0000-00-00'} ${p.number}`;
	const p = file.filter((q) => q.status != null).sort((a, b) => (key(a) < key(b) ? -1 : 1)).at(-1);
	return { word: p?.status ?? null, asOf: p?.status_as_of ?? null };
}

// Not in the order of their arrival: that would decide between events of a day.
const inOrder = (events) => {
	const key = (e) => [effective(e), e.date, e.effect, e.code].join(' ');
	return [...events].sort((a, b) => (key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : 0));
};

// What follows the last of the events with such an effect until the day:
// null, or {event, restored: a later restoration or undefined}.
function ceasing(events, effects, day) {
	const at = events.findLastIndex((e) => effects.includes(e.effect) && effective(e) <= day);
	if (at < 0)
		return null;
	const after = events.slice(at).filter((e) => e.effect === 'restored');
	return after.some((e) => effective(e) <= day) ? null : { event: events[at], restored: after[0] };
}

function stateByWord(word, asOf, granted, last, day) {
	const over = asOf !== null && day >= asOf;
	if (word === 'pending' && granted === null)
		return { state: 'PENDING' };
	if (word === 'lapsed' || word === 'withdrawn')
		return over ? { state: 'CEASED', code: word } : { state: 'UNKNOWN', code: 'lapse_date_unknown' };
	if (word === 'expired' && (over || (last !== null && day > last)))
		return { state: 'CEASED', code: 'expired' };
	if (word === 'expired' && (last === null || granted === null))
		return { state: 'UNKNOWN', code: 'lapse_date_unknown' };
	if (word === null && granted === null)
		return { state: 'UNKNOWN', code: 'no_status' };
	if (granted !== null && day < granted)
		return { state: 'PENDING' };
	return last !== null && day > last ? { state: 'CEASED', code: 'expired' } : { state: 'IN_FORCE' };
}

// {state, code}
export function stateOf(world, right, day) {
	const { file } = right;
	const events = inOrder(eventsOf(world, file).filter(taken(right)));
	const decisive = events.filter((e) => DECISIVE.includes(e.effect));
	const { word, asOf } = statusOf(file);
	const filed = filedOf(file);
	const granted = grantedOf(world, right);
	const last = lastDay(world, right);
	if (decisive.some((e) => e.effect === 'revoked') || (decisive.length === 0 && word === 'revoked'))
		return { state: 'VOID', code: 'revoked' };
	if (filed !== null && day < filed)
		return { state: 'NOT_YET', code: 'not_filed_yet' };
	const wordExpired = decisive.length > 0 && word === 'expired' && asOf !== null && day >= asOf;
	const eventExpired = decisive.some((e) => e.effect === 'expired' && effective(e) <= day);
	if ((granted === null || granted <= day) && (wordExpired || eventExpired))
		return { state: 'CEASED', code: 'expired' };
	if (granted !== null && granted <= day && last !== null && day > last)
		return { state: 'CEASED', code: 'expired' };
	const gone = ceasing(events, ['withdrawn', 'refused', 'surrendered'], day);
	if (gone !== null)
		return { state: 'CEASED', code: gone.event.effect };
	const lapse = ceasing(events, ['lapsed'], day);
	if (lapse?.restored !== undefined)
		return { state: 'INTERVENING', code: 'intervening' };
	if (lapse !== null) {
		const until = lapse.event.detail?.until ?? addMonths(effective(lapse.event), termRule(world, file)?.restore_months ?? 12);
		return day < until ? { state: 'LAPSED_OPEN', code: 'restoration_open' } : { state: 'CEASED', code: 'lapsed' };
	}
	if (decisive.length === 0)
		return stateByWord(word, asOf, granted, last, day);
	if (granted !== null)
		return { state: granted <= day ? 'IN_FORCE' : 'PENDING' };
	const wasGranted = ['granted', 'lapsed', 'expired'].includes(word) ||
		decisive.some((e) => ['lapsed', 'restored', 'expired', 'surrendered'].includes(e.effect));
	return wasGranted ? { state: 'UNKNOWN', code: 'no_status' } : { state: 'PENDING' };
}

// Is what the register knows of the right too old to deny it?
export function isStale(world, right, day) {
	const rows = world.rules?.freshness ?? [];
	const limit = rows.find((r) => r.office === right.file[0].office) ?? rows.find((r) => r.office === '*');
	if (limit === undefined)
		return false;
	const asOf = latest([
		...right.file.map((p) => p.status_as_of),
		...eventsOf(world, right.file).filter(taken(right)).map((e) => e.as_of ?? e.date),
	]);
	return asOf === null || day > addDays(asOf, limit.days);
}

// The answer to a question, slowly: {answer, codes, also}.
import { affiliates } from './control.mjs';
import { addDays } from './day.mjs';
import { byGrants } from './grants.mjs';
import { heldOn } from './pool.mjs';
import { fileOf, isStale, numbers, rightsOf, stateOf } from './rights.mjs';
import { ownersOn } from './title.mjs';

const MAKING = ['make', 'have-made'];

const sorted = (codes) => [...new Set(codes)].sort();

// The codes by which the right is the asker's own, or null. Where no owner is
// on record, who has it in the pool on the day is taken for the owner.
function ownRight(world, right, q) {
	const mine = (o) => o === q.org || affiliates(world, q.org, q.on).has(o);
	const owners = ownersOn(world, right.file, q.territory, q.on);
	if (owners.some(mine))
		return [];
	const pooled = numbers([...right.file, ...(right.root ?? [])]);
	const held = (c) => pooled.includes(c.patent) && heldOn(world, c, q.on) && mine(c.member);
	return owners.length === 0 && (world.contributions ?? []).some(held) ? ['owner_assumed'] : null;
}

function licence(world, right, q) {
	const named = [...right.file, ...(right.root ?? [])];
	const asked = { who: q.org, file: right.file, named: numbers(named), territory: q.territory, use: q.use, act: q.act, started: q.started, day: q.on };
	if (['contractor', 'supplier'].includes(q.capacity) && q.for != null) {
		const act = MAKING.includes(q.act) ? 'have-made' : q.act;
		const other = byGrants(world, { ...asked, who: q.for, act }, (terms) => terms.have_made);
		if (other.verdict === 'licensed')
			return { ...other, codes: ['have_made'] };
	}
	return byGrants(world, asked);
}

function answerOf(world, right, q) {
	if (right.none !== undefined)
		return { answer: 'NOT_NEEDED', codes: [right.none] };
	if (right.missing && right.file === undefined)
		return { answer: 'UNCERTAIN', codes: [right.code ?? 'no_record'] };
	const { state, code } = stateOf(world, right, q.on);
	if (right.missing && !['VOID', 'CEASED', 'NOT_YET'].includes(state))
		return { answer: 'UNCERTAIN', codes: ['no_record'] };
	const stale = isStale(world, right, q.on);
	if (state === 'CEASED' && code !== 'expired' && stale)
		return { answer: 'UNCERTAIN', codes: ['stale'] };
	if (['VOID', 'NOT_YET', 'CEASED', 'INTERVENING'].includes(state))
		return { answer: 'NOT_NEEDED', codes: [code] };
	const own = ownRight(world, right, q);
	if (own !== null)
		return { answer: 'NOT_NEEDED', codes: ['own_right'], tries: [{ also: own }] };
	const found = licence(world, right, q);
	const more = state === 'PENDING' ? ['provisional'] : [];
	if (found.verdict === 'licensed')
		return { answer: 'LICENSED', codes: found.codes, tries: found.tries.map((t) => ({ ...t, also: [...t.also, ...more] })) };
	if (state === 'PENDING')
		return stale ? { answer: 'UNCERTAIN', codes: ['stale'] } : { answer: 'NOT_NEEDED', codes: ['not_yet'] };
	if (state === 'LAPSED_OPEN' || state === 'UNKNOWN')
		return { answer: 'UNCERTAIN', codes: [code] };
	return { answer: found.verdict === 'uncertain' ? 'UNCERTAIN' : 'NOT_LICENSED', codes: found.codes };
}

// An earlier answer to the same question on which the asker may rely.
function reliance(world, file, q) {
	const same = (a, b) => (a ?? null) === (b ?? null);
	return (world.answers ?? []).some((a) => {
		const old = a.question;
		return a.organisation === q.org && numbers(file).includes(old.patent) && same(old.use, q.use) &&
			(old.act ?? 'use') === q.act && old.territory === q.territory && (old.capacity ?? 'self') === q.capacity &&
			same(old.for, q.for) && ['LICENSED', 'NOT_NEEDED'].includes(a.answer) && a.given <= q.on && a.reliance_days > 0 &&
			(old.on == null || old.on <= q.on) && (a.until == null || q.on < a.until) &&
			(a.notice == null || q.on < addDays(a.notice, a.reliance_days));
	});
}

export function answer(world, question) {
	const q = { ...question, act: question.act ?? 'use', capacity: question.capacity ?? 'self' };
	const file = fileOf(world, q.patent);
	if (file === null)
		return { answer: 'UNCERTAIN', codes: ['unknown_patent'], also: [] };
	const parts = rightsOf(world, file, q.territory, q.on).map((right) => answerOf(world, right, q));
	const best = ['NOT_LICENSED', 'UNCERTAIN', 'LICENSED', 'NOT_NEEDED'].find((a) => parts.some((p) => p.answer === a));
	if (['NOT_LICENSED', 'UNCERTAIN'].includes(best) && reliance(world, file, q))
		return { answer: 'LICENSED', codes: ['reliance'], also: [] };
	const chosen = parts.filter((p) => p.answer === best);
	const tries = chosen.flatMap((p) => p.tries ?? [{ also: [] }]);
	const also = tries.length === 0 ? [] : tries[0].also.filter((code) => tries.every((t) => t.also.includes(code)));
	return { answer: best, codes: sorted(chosen.flatMap((p) => p.codes)), also: sorted(also) };
}

// Who owns a right, who may license it, and what a sale does to a licence.
import { affiliates, eventsOf, successors } from './control.mjs';
import { holds } from './day.mjs';
import { numbers } from './rights.mjs';

export const law = (world, territory, matter, day) =>
	(world.rules?.law ?? []).find((r) => r.territory === territory && r.matter === matter && holds(r.from, r.to, day))?.effect;

const whose = (row) => row.owner ?? `~${row.owner_name}`;

const isName = (owner) => owner.startsWith('~');

// Rows of the territory stand in place of the general ones.
function rowsOn(world, file, territory, day) {
	const rows = (world.owners ?? []).filter((o) => o.preferred !== false && numbers(file).includes(o.patent) &&
		(o.territory == null || o.territory === territory) && holds(o.from, o.to, day));
	const own = rows.filter((o) => o.territory != null);
	return own.length > 0 ? own : rows;
}

export const ownersOn = (world, file, territory, day) => [...new Set(rowsOn(world, file, territory, day).map(whose))];

// Owners for the question of title: a lone name, or nobody, stands for the
// contributing member.
function titleOn(world, { file, territory, member, at }) {
	const owners = ownersOn(world, file, territory, at);
	const assumed = owners.length === 0 || (owners.length === 1 && isName(owners[0]));
	return { owners: assumed ? [member] : owners, assumed, recorded: owners };
}

export function licensorsOf(world, asked) {
	return [...new Set([...titleOn(world, asked).owners.filter((o) => !isName(o)), asked.member])];
}

// Is there a chain of mandates from the owner to the member?
function chain(world, owner, member, { named, act }, valid) {
	const reached = new Set([owner]);
	for (;;) {
		const before = reached.size;
		for (const m of world.mandates ?? []) {
			const fits = m.preferred !== false && (m.patents == null || m.patents.some((n) => named.includes(n))) &&
				(m.acts == null || m.acts.includes(act));
			if (fits && valid(m) && reached.has(m.grantor))
				reached.add(m.holder);
		}
		if (reached.has(member))
			return true;
		if (reached.size === before)
			return false;
	}
}

const validOn = (day) => (m) => holds(m.from, m.to, day) && (m.revoked == null || day < m.revoked);

// Does the member's signature on the day `at` give a licence?
// {verdict: ok|uncertain|fails, codes, also}
export function title(world, asked) {
	const { territory, member, at } = asked;
	const { owners, assumed } = titleOn(world, asked);
	const also = assumed ? ['owner_assumed'] : [];
	const given = (o) => !isName(o) && (o === member || chain(world, o, member, asked, validOn(at)));
	const gap = (o) => !isName(o) && chain(world, o, member, asked, () => true);
	const others = owners.filter((o) => !given(o));
	if (others.length === 0)
		return { verdict: 'ok', codes: [], also };
	if (others.length === owners.length)
		return owners.some(gap) ? { verdict: 'uncertain', codes: ['mandate_gap'], also } : { verdict: 'fails', codes: ['no_mandate'], also };
	const rule = law(world, territory, 'co-owner', at);
	if (rule === 'alone')
		return { verdict: 'ok', codes: [], also: [...also, 'co_owner_alone'] };
	if (rule === undefined)
		return { verdict: 'uncertain', codes: ['no_law_rule'], also };
	return others.every(gap) ? { verdict: 'uncertain', codes: ['mandate_gap'], also } : { verdict: 'fails', codes: ['co_owner_consent'], also };
}

// One buyer's row: undefined where the licence stands, else a verdict.
function bought(world, asked, row, owners, day) {
	const { grant, named, territory, member } = asked;
	const ok = (code) => ({ verdict: 'ok', codes: [], also: code === undefined ? [] : [code] });
	const buyer = whose(row);
	if (!isName(buyer)) {
		const group = owners.some((o) => affiliates(world, o, day).has(buyer) || affiliates(world, buyer, day).has(o));
		if (group || owners.some((o) => successors(world, o, day).has(buyer)))
			return ok('intra_group');
		if (buyer === member || chain(world, buyer, member, asked, validOn(day)))
			return ok();
	}
	if (row.bound === true)
		return ok('buyer_bound');
	const effect = law(world, territory, 'transfer', row.from ?? day);
	const recorded = row.from != null && (grant.recordals ?? []).some((r) => r.preferred !== false &&
		named.includes(r.patent) && r.territory === territory && r.effective != null && r.effective <= row.from);
	const fails = { verdict: 'fails', codes: ['transfer_unrecorded'], also: [] };
	const unsure = (code) => ({ verdict: 'uncertain', codes: [code], also: [] });
	if (effect === undefined)
		return unsure('no_law_rule');
	if (effect === 'binds')
		return ok('law_binds');
	if (recorded)
		return ok('recorded');
	if (effect === 'binds-if-recorded')
		return fails;
	if (effect === 'disputed-unless-recorded')
		return unsure('transfer_disputed');
	if (row.knew === true)
		return ok('buyer_knew');
	return row.knew === false ? fails : unsure('buyer_knowledge_unknown');
}

// Does the licence stand on the day against those who own the right then?
export function transfer(world, asked, day) {
	const { file, territory, at } = asked;
	if (day < at)
		return { verdict: 'ok', codes: [], also: [] };
	const { owners, recorded } = titleOn(world, asked);
	const before = new Set([...owners, ...recorded]);
	const found = rowsOn(world, file, territory, day).filter((r) => !before.has(whose(r)))
		.map((r) => bought(world, asked, r, owners.filter((o) => !isName(o)), day));
	const failed = found.find((f) => f.verdict === 'fails');
	if (failed !== undefined)
		return failed;
	const also = found.flatMap((f) => f.also);
	const unsure = found.filter((f) => f.verdict === 'uncertain').flatMap((f) => f.codes);
	return { verdict: unsure.length > 0 ? 'uncertain' : 'ok', codes: unsure, also };
}

export function insolvent(world, id, day) {
	const last = eventsOf(world, id).filter((e) => e.kind.startsWith('insolvency') && e.on <= day)
		.sort((a, b) => (`${a.on} ${a.kind === 'insolvency-closed'}` < `${b.on} ${b.kind === 'insolvency-closed'}` ? -1 : 1)).at(-1);
	return last?.kind === 'insolvency-opened';
}

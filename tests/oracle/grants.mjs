// Is an organisation licensed under a right on a day, by which grants?
import { affiliates, eventsOf, successors } from './control.mjs';
import { addDays, holds } from './day.mjs';
import { basis } from './pool.mjs';
import { insolvent, law, licensorsOf, title, transfer } from './title.mjs';

const DEFAULTS = {
	control_threshold: 50, control_operator: 'gt', vie: false, affiliates: true, run_off_days: 0, survival: true, have_made: true,
	past_release: false, rescission: false, started_projects_endure: false, merger_succession: true,
};

const termsOf = (world, grant) => ({
	...DEFAULTS,
	...(world.templates ?? []).find((t) => t.version === grant.terms)?.parameters,
});

const versionsOf = (grant) => [...grant.versions].sort((a, b) => (a.from < b.from ? -1 : 1));

// The code by which the grant reaches the organisation, or null.
function reach(world, grant, terms, who, day) {
	const { licensee } = grant;
	if (who === licensee)
		return 'licensee';
	if (terms.merger_succession && successors(world, licensee, day).has(who))
		return 'successor';
	if (!terms.affiliates)
		return null;
	const inGroup = (on) => affiliates(world, licensee, on, terms).has(who);
	if (inGroup(day))
		return 'affiliate';
	for (let left = day, n = 0; n < terms.run_off_days; left = addDays(left, -1), n++)
		if (inGroup(addDays(left, -1)))
			return versionsOf(grant)[0].from < left ? 'run_off' : null;
	return null;
}

const dissolved = (world, id, day) => {
	const events = eventsOf(world, id).filter((e) => e.on <= day);
	return events.some((e) => e.kind === 'dissolved') && !events.some((e) => e.kind === 'merged');
};

function versionOn(grant, terms, day) {
	const versions = versionsOf(grant);
	const [first] = versions;
	const version = versions.findLast((v) => v.from <= day);
	if (version === undefined && terms.past_release && first.past_from != null && first.past_from <= day)
		return { version: first, also: ['past_release'] };
	if (version === undefined)
		return { code: 'not_started' };
	return version.until != null && day >= version.until ? { code: 'ended' } : { version, also: [] };
}

// ---- status ---------------------------------------------------------------

const eventsAgainst = (grant, named, licensors) => (grant.events ?? []).filter((e) => e.preferred !== false &&
	((e.scope ?? 'all') === 'all' ||
	(e.scope === 'licensor' && licensors.includes(e.licensor)) ||
	(e.scope === 'rights' && e.rights.some((n) => named.includes(n)))));

const reinstated = (s, events, day) => events.some((e) => e.kind === 'reinstated' && s.on <= e.on && e.on <= day &&
	((e.scope ?? 'all') === 'all' || (e.scope === s.scope && (e.scope === 'rights' || e.licensor === s.licensor))));

// The events that hinder on the day, with the word that each stands for.
function hindrances(grant, terms, { named, started, day }, licensors) {
	const events = eventsAgainst(grant, named, licensors);
	const word = (e) => {
		if (e.kind === 'rescinded' && terms.rescission)
			return 'rescinded';
		if (e.on > day || e.kind === 'reinstated')
			return null;
		if (e.kind === 'rescinded')
			return 'terminated';
		if (e.kind !== 'suspended')
			return e.kind === 'surrendered' ? 'grant_surrendered' : e.kind;
		const spared = e.effect === 'new-acts' && started != null && started < e.on;
		return spared || reinstated(e, events, day) ? null : 'suspended';
	};
	return events.map((e) => ({ word: word(e), endure: e.endure !== false })).filter((h) => h.word !== null);
}

const firstWord = (found) =>
	['rescinded', 'terminated', 'grant_surrendered', 'ended', 'suspended'].find((w) => found.some((h) => h.word === w));

// ---- field, act, territory ------------------------------------------------

function field(world, version, use, day) {
	const ok = { verdict: 'ok', codes: [], also: [] };
	if (use == null || version.fields.includes(use))
		return ok;
	const rulings = (world.rulings ?? []).filter((r) => r.use === use && holds(r.published, r.until, day));
	if (rulings.some((r) => r.within && version.fields.includes(r.field)))
		return { ...ok, also: ['ruled_within'] };
	if (version.fields.every((f) => rulings.some((r) => !r.within && r.field === f)))
		return { verdict: 'fails', codes: ['ruled_outside'], also: [] };
	const scopes = (world.scopes ?? []).filter((s) => (version.scope == null ? s.effective_from <= day : s.version === version.scope))
		.sort((a, b) => (a.effective_from < b.effective_from ? -1 : 1));
	return scopes.at(-1)?.fields.includes(use)
		? { verdict: 'fails', codes: ['field_not_granted'], also: [] }
		: { verdict: 'uncertain', codes: ['field_undecided'], also: [] };
}

const listed = (list, value, code) =>
	list.includes(value) || list.includes('*') ? { verdict: 'ok', codes: [], also: [] } : { verdict: 'fails', codes: [code], also: [] };

// ---- one grant ------------------------------------------------------------

function entryTry(world, asked, version, entry, reached) {
	const { grant, terms, file, named, territory, act, use, day } = asked;
	const title_ = { grant, file, named, territory, act, member: entry.c.member, at: entry.at };
	const fails = (code) => ({ verdict: 'fails', codes: [code], also: [] });
	const licensors = licensorsOf(world, title_);
	const word = firstWord(hindrances(grant, terms, asked, licensors));
	if (word !== undefined)
		return fails(word);
	const steps = [
		field(world, version, use, day),
		listed(version.acts, act, 'act_not_granted'),
		listed(version.territories, territory, 'territory_not_granted'),
		title(world, title_),
		transfer(world, title_, day),
	];
	const failed = steps.find((s) => s.verdict === 'fails');
	if (failed !== undefined)
		return fails(failed.codes[0]);
	const unsure = steps.filter((s) => s.verdict === 'uncertain');
	if (unsure.length > 0)
		return { verdict: 'uncertain', codes: unsure.flatMap((s) => s.codes), also: [] };
	const also = steps.flatMap((s) => s.also);
	if (entry.survives)
		also.push('survives');
	if (licensors.some((o) => insolvent(world, o, day)) && law(world, territory, 'licensor-insolvency', day) !== 'protected')
		also.push('licensor_insolvent');
	return { verdict: 'licensed', codes: [reached], also, title_, licensors };
}

// What the grant says on the day, leaving out installations that endure:
// null where it does not reach the organisation, else a list of tries.
function tries(world, asked) {
	const { grant, terms, who, named, day } = asked;
	const fails = (code) => [{ verdict: 'fails', codes: [code], also: [] }];
	const reached = reach(world, grant, terms, who, day);
	if (reached === null)
		return null;
	if (dissolved(world, grant.licensee, day))
		return fails('licensee_dissolved');
	const { version, code, also } = versionOn(grant, terms, day);
	if (version === undefined)
		return fails(code);
	const start = versionsOf(grant)[0].from;
	const found = basis(world, { grant, version, start, terms, named, day });
	if (found.entries.length === 0)
		return fails(firstWord(hindrances(grant, terms, asked, [])) ?? found.code);
	return found.entries.map((entry) => {
		const t = entryTry(world, asked, version, entry, reached);
		return { ...t, also: [...t.also, ...also] };
	});
}

// An installation put in service on a licensed day keeps its licence.
function enduring(world, asked) {
	const { grant, terms, started, day } = asked;
	if (!terms.started_projects_endure || started == null || started >= day)
		return [];
	const then = (tries(world, { ...asked, day: started }) ?? []).filter((t) => t.verdict === 'licensed');
	return then.filter((t) => hindrances(grant, terms, asked, t.licensors).every((h) => h.endure && h.word !== 'rescinded'))
		.map((t) => {
			const stands = transfer(world, t.title_, day);
			return { ...stands, verdict: stands.verdict === 'ok' ? 'licensed' : stands.verdict,
				codes: stands.verdict === 'ok' ? ['installation_endures'] : stands.codes, also: [...t.also, ...stands.also] };
		})
		.filter((t) => t.verdict !== 'fails');
}

export function byGrant(world, asked) {
	const now = tries(world, asked);
	if (now?.some((t) => t.verdict === 'licensed'))
		return now;
	const kept = enduring(world, asked);
	return kept.length > 0 || now !== null ? [...(now ?? []), ...kept] : null;
}

// All grants together: {verdict: licensed|uncertain|fails, codes, tries}.
export function byGrants(world, question, may = () => true) {
	const all = (world.grants ?? [])
		.map((grant) => ({ ...question, grant, terms: termsOf(world, grant) }))
		.filter((asked) => may(asked.terms))
		.flatMap((asked) => byGrant(world, asked) ?? []);
	const best = ['licensed', 'uncertain', 'fails'].find((v) => all.some((t) => t.verdict === v));
	if (best === undefined)
		return { verdict: 'fails', codes: ['no_grant'], tries: [] };
	const chosen = all.filter((t) => t.verdict === best);
	return { verdict: best, codes: chosen.flatMap((t) => t.codes), tries: chosen };
}

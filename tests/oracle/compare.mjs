// Random worlds to both, answers side by side.
import { answer } from './coverage.mjs';
import { askEngine } from './engine.mjs';
import { randomWorld } from './random.mjs';

const BATCH = 100;
const PER_WORLD = 10;

// Do the answers agree? One that rests on an owner who was only assumed must
// say so.
export function agree(slow, quick) {
	return slow.answer === quick.answer &&
		JSON.stringify(slow.codes) === JSON.stringify([...new Set(quick.codes)].sort()) &&
		(!slow.also.includes('owner_assumed') || (quick.also ?? []).includes('owner_assumed'));
}

// Counts by answer and by "ANSWER code" over worlds from the seed on; ends at
// the disagreement number `most`.
export function compare({ seed = 1, questions = 5000, most = 1 }) {
	const counts = new Map();
	const count = (key) => counts.set(key, (counts.get(key) ?? 0) + 1);
	const disagreements = [];
	let asked = 0;
	for (let next = seed; asked < questions && disagreements.length < most;) {
		const cases = Array.from({ length: Math.min(BATCH, Math.ceil((questions - asked) / PER_WORLD)) }, () => randomWorld(next++, PER_WORLD));
		const answers = askEngine(cases);
		cases.forEach((c, i) => c.questions.forEach((question, k) => {
			const slow = answer(c.world, question);
			asked++;
			count(slow.answer);
			slow.codes.forEach((code) => count(`${slow.answer} ${code}`));
			slow.also.forEach((code) => count(`also ${code}`));
			if (!agree(slow, answers[i][k]))
				disagreements.push({ world: c.world, question, slow, quick: answers[i][k] });
		}));
	}
	return { asked, worlds: asked / PER_WORLD, counts, disagreements };
}

// Every answer with every code that may decide it.
export const EVERY_CODE = [
	...['licensee', 'successor', 'affiliate', 'run_off', 'have_made', 'installation_endures', 'reliance'].map((c) => `LICENSED ${c}`),
	...['no_grant', 'licensee_dissolved', 'not_started', 'ended', 'rescinded', 'terminated', 'grant_surrendered', 'suspended', 'not_in_list',
		'not_contributed', 'not_pooled', 'left_pool', 'ruled_outside', 'field_not_granted', 'act_not_granted', 'territory_not_granted',
		'no_mandate', 'co_owner_consent', 'transfer_unrecorded'].map((c) => `NOT_LICENSED ${c}`),
	...['revoked', 'not_filed_yet', 'expired', 'withdrawn', 'refused', 'surrendered', 'lapsed', 'intervening', 'not_yet', 'own_right',
		'not_in_territory', 'no_right_complete_family'].map((c) => `NOT_NEEDED ${c}`),
	...['unknown_patent', 'no_record', 'no_rule', 'no_status', 'lapse_date_unknown', 'restoration_open', 'stale', 'field_undecided',
		'mandate_gap', 'no_law_rule', 'buyer_knowledge_unknown', 'transfer_disputed'].map((c) => `UNCERTAIN ${c}`),
	...['owner_assumed', 'survives', 'past_release', 'ruled_within', 'co_owner_alone', 'intra_group', 'buyer_bound', 'buyer_knew',
		'law_binds', 'recorded', 'licensor_insolvent'].map((c) => `also ${c}`),
];

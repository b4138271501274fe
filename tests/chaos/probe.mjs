// When does the service answer again after a fault?
import { ask } from './client.mjs';
import { pause } from './random.mjs';

const STREAK = 6; // answers in a row; each on a new connection, so that
const GAP = 50; // all workers come to answer
const GIVE_UP = 60000;

// Milliseconds from ${end} until pages are answered without exception and
// every writer has had a write acknowledged; Infinity when that never comes.
export async function recovery(end, load) {
	let streak = 0;
	let first = 0;

	while (Date.now() - end < GIVE_UP) {
		const answer = await ask('GET', '/en/members', { agent: false }).catch(() => ({ status: 0 }));
		if (answer.status !== 200) {
			streak = 0;
		} else if (streak++ === 0) {
			first = Date.now();
		}
		const written = Math.max(...load.writers.map((w) => w.firstSince(end)));
		if (streak >= STREAK && written !== Infinity)
			return Math.max(first, written) - end;
		await pause(GAP);
	}
	return Infinity;
}

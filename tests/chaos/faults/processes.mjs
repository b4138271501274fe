// Processes that die without a word.
import { pause } from '../random.mjs';
import { backends, hashers, helper, kill, kore, postmaster, startCluster, stopCluster, workers } from '../service.mjs';

export const kinds = {
	// One worker, or all of them.
	async worker({ random }) {
		const all = workers();
		for (const pid of random.chance(0.3) ? all : [random.pick(all)])
			kill(pid, 'SIGKILL');
	},

	// Kore's parent; its workers end with it.
	async kore() {
		kill(kore(), 'SIGKILL');
	},

	// The password helper, one of those that hash for it, or all three.
	async helper({ random }) {
		const [parent, hashing] = [helper(), hashers()];
		const all = random.pick([[parent], [random.pick(hashing)], [...hashing, parent]]);
		for (const pid of all)
			kill(pid, 'SIGKILL');
	},

	// PostgreSQL ends all others and replays its log when one backend dies.
	async backend({ random }) {
		for (const pid of random.shuffle(backends()).slice(0, random.whole(1, 3)))
			kill(pid, 'SIGKILL');
	},

	// The operator comes after a while. What counts is from then on, the
	// replay of the log included.
	async postmaster({ random }) {
		kill(postmaster(), 'SIGKILL');
		await pause(random.whole(0, 2500));
		const began = Date.now();
		await startCluster();
		return began;
	},

	// In good order: the server tells everybody that it goes.
	async restart() {
		await stopCluster();
		const began = Date.now();
		await startCluster();
		return began;
	},
};

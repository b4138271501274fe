// A database that stops without dying.
import { spawn } from 'node:child_process';
import { closeSync, openSync, rmSync, writeSync } from 'node:fs';
import { pause } from '../random.mjs';
import { cluster, disk, helper, kill, psql, startCluster, workers } from '../service.mjs';

// The postmaster first, so that it makes no new process meanwhile. Another
// process wakes them, also when this one is killed.
async function freeze(seconds) {
	const all = cluster();
	for (const pid of all)
		kill(pid, 'SIGSTOP');
	const waker = spawn('sh', ['-c',
		`trap 'kill -CONT ${all.join(' ')} 2>/dev/null' EXIT; trap 'exit 1' INT TERM; sleep ${seconds} & wait`]);
	await new Promise((done) => waker.on('exit', done));
}

// Without room for its log PostgreSQL panics, and comes up when there is
// room again or has to be started.
async function fill(random) {
	const path = `${disk}/filler`;
	const file = openSync(path, 'w');
	for (const size of [1 << 20, 4096]) {
		const block = Buffer.alloc(size, 1);
		try {
			while (writeSync(file, block) > 0)
				;
		} catch (error) {
			if (error.code !== 'ENOSPC')
				throw error;
		}
	}
	closeSync(file);
	await pause(random.whole(500, 2500));
	// Segments of the log that are ready for use would hide the fault long.
	if (random.chance(0.5)) {
		try {
			psql('SET statement_timeout = 2000; SELECT pg_switch_wal(); SELECT txid_current();');
		} catch { /* as expected */ }
		await pause(random.whole(500, 2500));
	}
	rmSync(path);
	const end = Date.now();
	await startCluster();
	return end;
}

// Who is started while the database is frozen has to wait for it as well.
async function freezeAndKill(random, seconds) {
	const frozen = freeze(seconds);
	await pause(random.whole(0, 2000));
	for (const pid of [random.pick(workers()), helper()])
		kill(pid, 'SIGKILL');
	await frozen;
}

export const kinds = {
	'freeze 20 s': () => freeze(20),
	'freeze and kill': ({ random, brief }) => freezeAndKill(random, brief ? 7 : random.whole(3, 10)),
	freeze: ({ random }) => freeze(random.whole(1, 12)),
	disk: ({ random }) => fill(random),
};

// Why a kind cannot be tried here, if so.
export const hindrance = {
	disk: () => disk === null && 'a small disk could not be mounted (testenv.sh --disk, as root)',
};

// The processor time of the server and of its database.
import { readdirSync, readFileSync } from 'node:fs';
import { psql } from './lib.mjs';

let postmaster;

// Once, before the first measurement.
export async function processorBegin() {
	postmaster = await psql("SELECT split_part(pg_read_file('postmaster.pid'), E'\\n', 1)").then((pid) => pid.trim());
}

const parent = (pid) => readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1].split(' ')[1];
export const nanoseconds = (pid) => Number(readFileSync(`/proc/${pid}/schedstat`, 'utf8').split(' ')[0]);

// Reading all of /proc costs more than most questions: what was found is kept
// for a while.
let found = [];
let uses = 0;

// Processes of the server and the backends of its roles. The server writes its
// titles over its environment, so only its own file says which it is.
function ours() {
	if (uses++ % 64 === 0)
		found = look();
	return found;
}

function look() {
	const server = readFileSync(`${process.env.CANOPY_VAR}/run/kore.pid`, 'utf8').trim();
	return readdirSync('/proc').filter((pid) => {
		try {
			return /^\d+$/.test(pid) && (pid === server || parent(pid) === server
				|| (parent(pid) === postmaster && /canopy_(reader|writer)/.test(readFileSync(`/proc/${pid}/cmdline`, 'utf8'))));
		} catch {
			return false;
		}
	});
}

// 0 of a process that has ended.
function spent(pid) {
	try {
		return nanoseconds(pid);
	} catch {
		uses = 0;
		return 0;
	}
}

// Seconds of processor that the server and its backends spend on the work.
export async function processor(work) {
	const before = new Map(ours().map((pid) => [pid, spent(pid)]));
	await work();
	return [...before].reduce((sum, [pid, n]) => sum + Math.max(0, spent(pid) - n), 0) / 1e9;
}

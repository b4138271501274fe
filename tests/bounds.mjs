// Loaded by node.sh before each file of tests: none of them waits for ever.
// A request that is not answered fails its test; a test that does not end, and
// what it has left behind when all are through, fail the file by its name.
import { readFileSync } from 'node:fs';

const FETCH_S = 120;
const TEST_S = Number(process.env.TEST_ONE_S ?? 600);
const AFTER_S = TEST_S / 2;
const fetchWithoutEnd = globalThis.fetch;

const turn = () => new Promise((done) => setImmediate(done));

globalThis.fetch = async (address, options = {}) => {
	// Whoever has run a command meanwhile has not heard that the server has
	// closed connections that were idle. Two turns: the first only ends the
	// one that is under way.
	await turn();
	await turn();
	if (options.signal)
		return fetchWithoutEnd(address, options);
	const late = new AbortController();
	const timer = setTimeout(() => late.abort(new Error(`${options.method ?? 'GET'} ${address}: not answered to its end after ${FETCH_S} s`)), FETCH_S * 1000);
	timer.unref();
	return fetchWithoutEnd(address, { ...options, signal: late.signal });
};

const own = () => readFileSync(`/proc/${process.pid}/task/${process.pid}/children`, 'latin1').split(' ').filter(Boolean).map(Number);

function giveUp(why) {
	console.error(why);
	for (const pid of own())
		process.kill(pid, 'SIGTERM');
	process.exit(1);
}

// Not in the process that runs the files.
if (process.env.NODE_TEST_CONTEXT) {
	const { afterEach, beforeEach } = await import('node:test');
	const timers = new Map();
	let over;
	beforeEach((t) => {
		clearTimeout(over);
		timers.set(t, setTimeout(() => giveUp(`not at its end after ${TEST_S} s: ${t.name}`), TEST_S * 1000).unref());
	});
	afterEach((t) => {
		clearTimeout(timers.get(t));
		timers.delete(t);
		// Does not keep the process; something else may.
		if (timers.size === 0)
			over = setTimeout(() => giveUp(`still here ${AFTER_S} s after the last test: a child or a server was left behind`), AFTER_S * 1000).unref();
	});
}

// The table for people, JSON for programs, TAP for make test.
import { writeFileSync } from 'node:fs';

const LIMIT_S = 10;

export const seconds = (ms) => (ms === Infinity ? 'never' : (ms / 1000).toFixed(2));

// [{kind, recovery, same}] to {kind: {count, max_recovery_s, median_recovery_s}}
function byKind(faults) {
	const out = {};
	for (const { kind, recovery } of faults)
		(out[kind] ??= []).push(recovery);
	for (const [kind, times] of Object.entries(out)) {
		times.sort((a, b) => a - b);
		out[kind] = {
			count: times.length,
			median_recovery_s: Number(seconds(times[times.length >> 1])),
			max_recovery_s: Number(seconds(times.at(-1))),
		};
	}
	return out;
}

function table(kinds) {
	const line = (...cells) => `# ${cells[0].padEnd(18)}${cells.slice(1).map((c) => String(c).padStart(12)).join('')}`;
	console.log(line('fault', 'count', 'median s', 'max s'));
	for (const [kind, k] of Object.entries(kinds))
		console.log(line(kind, k.count, k.median_recovery_s, k.max_recovery_s));
}

// What was told while which kind of fault was going on, the usual left out.
function unusual(told) {
	for (const [phase, tally] of Object.entries(told)) {
		const words = Object.entries(tally).filter(([word]) => !/^(read 200|write (200|303|left))$/.test(word));
		if (words.length > 0)
			console.log(`# during ${phase}: ${words.map(([word, n]) => `${n} ${word}`).join(', ')}`);
	}
}

let tests = 0;
let failures = 0;

function claim(holds, sentence, ...why) {
	console.log(`${holds ? '' : 'not '}ok ${++tests} - ${sentence}`);
	if (holds)
		return;
	failures++;
	for (const line of why.flat())
		console.log(`#   ${line}`);
}

// Prints everything; the exit status.
export function report(r) {
	const kinds = byKind(r.faults);
	const slow = r.faults.filter((f) => f.recovery > LIMIT_S * 1000);
	const wrong = (what) => Object.entries(r.writes)
		.flatMap(([kind, w]) => w[what].map((key) => `${kind} ${key}`));
	const total = (what) => Object.values(r.writes).reduce((sum, w) => sum + w[what], 0);
	const lost = Object.entries(r.disturbed).map(([word, n]) => `${n} ${word}`);
	const false_ = Object.entries(r.trail).filter(([, n]) => n > 0).map(([sentence, n]) => `${n} against: ${sentence}`);

	table(kinds);
	unusual(r.told);
	console.log(`# ${total('acknowledged')} writes acknowledged of ${total('begun')} begun, sent ${r.sends} times; ` +
		`${r.reads} reads; slowest answer ${seconds(r.slowest)} s; most memory of a worker ${Math.round(r.rss / 1024)} MB`);
	claim(slow.length === 0, `${r.faults.length} faults: the service answers again within ${LIMIT_S} s of the end of each`,
		slow.map((f) => `${f.kind}: ${seconds(f.recovery)} s`));
	claim(r.same, 'the supervisor was never restarted');
	claim(wrong('missing').length === 0 && total('acknowledged') > 0, 'no acknowledged write is missing', wrong('missing'));
	claim(wrong('doubled').length === 0, 'no write is there twice', wrong('doubled'));
	claim(r.refused.length === 0, 'no right form was refused', r.refused.slice(0, 10));
	claim(wrong('unasked').length === 0, 'nothing is there that nobody sent', wrong('unasked'));
	claim(false_.length === 0, 'the audit trail and the registry say the same', false_);
	claim(lost.length === 0, 'clients that are slow, leave or say nothing cost nobody else an answer', lost);
	claim(r.late === 0 && r.broken.length === 0, 'every request was answered in time, every answer was whole',
		`${r.late} late`, r.broken);
	for (const [kind, why] of Object.entries(r.hindered))
		console.log(`ok ${++tests} - ${kind} # SKIP ${why}`);
	console.log(`1..${tests}`);
	writeFileSync(r.file, `${JSON.stringify({
		seed: r.seed, seconds: r.seconds, faults: r.faults.length, kinds, hindered: r.hindered,
		max_recovery_s: Math.max(...Object.values(kinds).map((k) => k.max_recovery_s)),
		supervisor_same: r.same, writes: r.writes, sends: r.sends, reads: r.reads, told: r.told,
		trail: r.trail, late: r.late, slowest_s: Number(seconds(r.slowest)), worker_rss_kib: r.rss,
	}, null, '\t')}\n`);
	return failures === 0 ? 0 : 1;
}

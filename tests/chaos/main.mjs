// main.mjs [--faults N] [--seed N] [--only KIND,...] [--brief]: faults under load, then the
// reckoning. Inside testenv.sh --demo --serve --disk MB.
//
//	--faults	how many, 0 or nothing: one of each kind
//	--seed		of the generator: the same faults in the same order
//	--only		kinds by name, with commas between
//	--brief		short ones, for `make test`: one freeze is enough
import { copyFileSync, mkdirSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { compare, trail } from './check.mjs';
import * as cluster from './faults/cluster.mjs';
import * as crowd from './faults/crowd.mjs';
import * as leave from './faults/leave.mjs';
import * as processes from './faults/processes.mjs';
import * as slow from './faults/slow.mjs';
import { Journal } from './journal.mjs';
import { Load } from './load.mjs';
import { recovery } from './probe.mjs';
import { Random, pause } from './random.mjs';
import { report, seconds } from './report.mjs';
import { identity, psql, rows, rss, supervisor, workers } from './service.mjs';

const LONG = ['freeze 20 s', 'freeze'];
const BALLAST = 3000; // rows that make one page long enough to be read slowly

const { values: options } = parseArgs({ options: {
	faults: { type: 'string', default: '0' },
	seed: { type: 'string', default: '1' },
	only: { type: 'string' },
	brief: { type: 'boolean', default: false },
} });
const seed = Number(options.seed);
const harsh = { ...processes.kinds, ...cluster.kinds };
const clients = { ...slow.kinds, ...leave.kinds, ...crowd.kinds };
const kinds = { ...harsh, ...clients };

// Why a kind cannot be tried here, by kind.
const hindered = Object.fromEntries(Object.entries({ ...cluster.hindrance, ...crowd.hindrance })
	.map(([kind, why]) => [kind, why()]).filter(([, why]) => why));

// Each kind once in an order of chance, again and again; what happens at the
// same time is one item. In a brief run all clients misbehave together.
function plan(random) {
	const able = (names) => names.filter((k) => !(k in hindered));
	if (options.brief && !options.only)
		return random.shuffle([able(Object.keys(clients)), ...able(Object.keys(harsh)).filter((k) => !LONG.includes(k))]);
	const names = able(options.only?.split(',') ?? Object.keys(kinds));
	const list = [];
	const count = Number(options.faults) || names.length;
	while (list.length < count)
		list.push(...random.shuffle(names));
	return list.slice(0, count);
}

function prepare() {
	// The log of a small disk must not fill it by itself.
	psql("ALTER SYSTEM SET max_wal_size = '96MB'");
	psql("ALTER SYSTEM SET min_wal_size = '32MB'");
	psql('SELECT pg_reload_conf()');
	psql(`INSERT INTO canopy.adversary (scheme, value, name, reason, since, created_by)
		SELECT 'other', 'ballast ' || n, 'Ballast ' || n, repeat('Invented proceedings. ', 8), current_date - 1,
			(SELECT min(id) FROM canopy.account)
		FROM generate_series(1, ${BALLAST}) AS n`);
	return rows('SELECT now()::text')[0].now;
}

// Faults from their beginning to the first answers after all of them.
async function injure(names, world) {
	const { load } = world;
	const notes = [];
	load.phase = names.length > 1 ? 'all clients' : names[0];
	const context = { random: world.chance, brief: options.brief, say: (text) => notes.push(text) };
	const ends = await Promise.all(names.map(async (kind) => await kinds[kind](context) ?? Date.now()));
	const time = await recovery(Math.max(...ends), load);
	load.phase = 'quiet';
	console.log(`# ${[names.join(', '), `${seconds(time)} s`, ...notes].join(': ')}`);
	return names.map((kind) => ({ kind, recovery: time }));
}

// What others were told, other than an answer, while clients misbehaved.
function disturbance(told) {
	const out = {};
	for (const kind of [...Object.keys(clients), 'all clients'])
		for (const [word, n] of Object.entries(told[kind] ?? {}))
			if (!/^(read 200|write (200|303|409|left))$/.test(word))
				out[`${word} during ${kind}`] = n;
	return out;
}

const began = Date.now();
mkdirSync('build/test', { recursive: true });
const world = {
	tag: `c${seed}x`,
	random: new Random(seed ^ 0x5bd1e995), // the load's: its order is not ours to choose
	chance: new Random(seed), // the faults'
	journal: new Journal('build/test/chaos-journal.jsonl'),
	done: [],
};
const load = new Load(world);
const since = prepare();
const first = identity(supervisor());
let most = 0;
const watch = setInterval(() => { most = Math.max(most, ...workers().map(rss)); }, 500);

world.load = load;
load.start();
await recovery(Date.now(), load);
for (const item of plan(world.chance)) {
	await pause(world.chance.whole(100, options.brief ? 200 : 1000));
	world.done.push(...await injure([item].flat(), world));
}
await load.finish();
clearInterval(watch);
world.journal.close();
for (const name of ['canopy', 'postgres'])
	copyFileSync(`${process.env.CANOPY_VAR}/log/${name}.log`, `build/test/chaos-${name}.log`);
process.exitCode = report({
	file: options.brief ? 'build/test/chaos.json' : 'build/chaos.json',
	seed, seconds: Math.round((Date.now() - began) / 1000), faults: world.done, hindered,
	same: identity(supervisor()) === first,
	writes: compare(world.journal, since), trail: trail(since),
	told: load.told, disturbed: disturbance(load.told),
	sends: world.journal.sends, reads: load.reads, late: load.late, broken: load.broken, refused: load.refused, slowest: load.slowest, rss: most,
});

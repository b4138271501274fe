// Runs the keys, prints medians and writes build/bench.json. README.md says
// what a key is and how to add one.
import { writeFile } from 'node:fs/promises';
import { median, stopAll } from './lib.mjs';
import { loadRegistry } from './corpus.mjs';

// The first one fills the registry for all others.
const KEYS = ['import', 'patent_json', 'list_page', 'asset', 'search_page', 'coverage', 'coverage_batch'];
const ROUNDS = 5;
// A key that takes longer ends after the round at hand: on a crowded machine
// fewer rounds, but the whole in time.
const SECONDS_MAX = 90;
const END = Date.now() + 600 * 1000;

// Ours and each peer in turn, so that a neighbour's load meets all of them.
async function interleave(name, key) {
	const sides = { ours: key.ours, ...key.peers };
	const rates = Object.fromEntries(Object.keys(sides).map((side) => [side, []]));
	const end = Math.min(END, Date.now() + 1000 * (key.seconds ?? SECONDS_MAX));
	let round = 0;
	for (; round < ROUNDS && (round === 0 || Date.now() < end); round++)
		for (const side of Object.keys(sides))
			rates[side].push(await sides[side](round));
	if (round < ROUNDS)
		console.log(`${name}: time for ${round} rounds only`);
	return Object.fromEntries(Object.entries(rates).map(([side, list]) => [side, median(list)]));
}

const round = (x, digits) => Number(x.toFixed(digits));

function results(name, rates) {
	const { ours, ...peers } = rates;
	if (Object.keys(peers).length === 0)
		return { [name]: { ours: round(ours, 1), peer: null, ratio: null } };
	return Object.fromEntries(Object.entries(peers).map(([peer, rate]) => [
		`${name}/${peer}`, { ours: round(ours, 1), peer: round(rate, 1), ratio: round(ours / rate, 3) },
	]));
}

function print(found, unit) {
	for (const [key, { ours, peer, ratio }] of Object.entries(found))
		console.log(`${key.padEnd(24)} ${ours.toFixed(0).padStart(8)}`
			+ (peer === null ? '' : ` : ${peer.toFixed(0).padEnd(8)} = ${ratio.toFixed(2)}`) + `  ${unit}`);
}

async function main(asked) {
	const unknown = asked.find((name) => !KEYS.includes(name));
	if (unknown)
		throw new Error(`no such key: ${unknown}; there are ${KEYS.join(' ')}`);
	const names = asked.length > 0 ? KEYS.filter((name) => asked.includes(name)) : KEYS;
	const all = {};
	if (!names.includes('import'))
		await loadRegistry();
	console.log(`medians of ${ROUNDS} rounds in turn, ours : peer = ratio`);
	for (const name of names) {
		const { default: start } = await import(`./keys/${name}.mjs`);
		const key = await start();
		const found = results(name, await interleave(name, key));
		await key.stop?.();
		print(found, key.unit);
		Object.assign(all, found);
		// After each key: what was measured is not lost with a later one.
		await writeFile('build/bench.json', `${JSON.stringify(all, null, '\t')}\n`);
	}
}

try {
	await main(process.argv.slice(2));
} finally {
	stopAll();
}

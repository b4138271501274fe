// memory.mjs [READS]: what a worker keeps after a million pages. Inside
// testenv.sh --demo --serve. Prints TAP, writes build/chaos-memory.json.
import net from 'node:net';
import { writeFileSync } from 'node:fs';
import { Random } from './random.mjs';
import { port, rows, rss, workers } from './service.mjs';

const LIMIT_KIB = 40 * 1024;
const CLIENTS = 32;
const READS = Number(process.argv[2] ?? 1000000);

const random = new Random(1);
const numbers = rows('SELECT number FROM canopy.patent ORDER BY number').map((r) => r.number);
const paths = ['/en', '/zh', '/en/members', '/ja/grants', '/en/terms', '/api/v1/members', '/en/patents',
	'/en/patents?q=heat', '/zh/patents?q=%E5%86%B7%E5%8D%B4', '/api/v1/patents?q=steel', '/assets/app.css', '/en/nowhere',
	...numbers.flatMap((n) => [`/en/patents/${n}`, `/ja/patents/${n}`, `/api/v1/patents/${n}`])];
const requests = paths.map((path) => `GET ${path} HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\n\r\n`);

let begun = 0;
const told = {};

// One connection after the other, each until the server ends it; request
// upon answer.
function client() {
	return new Promise((done) => {
		const socket = net.connect(port, '127.0.0.1');
		let left = -1; // bytes of the body to come; -1: in the head
		let head = '';
		let ends = false;
		const next = () => {
			if (begun >= READS || ends) {
				socket.end();
				return;
			}
			begun++;
			left = -1;
			head = '';
			socket.write(random.pick(requests));
		};
		const take = (bytes) => {
			if (left === -1) {
				head += bytes.toString('latin1');
				const end = head.indexOf('\r\n\r\n');
				if (end < 0)
					return;
				const status = head.slice(9, 12);
				told[status] = (told[status] ?? 0) + 1;
				ends = /\r\nconnection: close/i.test(head.slice(0, end));
				left = Number(/\r\ncontent-length: (\d+)/i.exec(head)[1]) - (head.length - end - 4);
			} else {
				left -= bytes.length;
			}
			if (left <= 0)
				next();
		};
		socket.on('connect', next);
		socket.on('data', take);
		socket.on('error', (error) => { told[error.code] = (told[error.code] ?? 0) + 1; });
		socket.on('close', () => done());
	});
}

async function keep() {
	while (begun < READS)
		await client();
}

const began = Date.now();
const before = new Map(workers().map((pid) => [pid, rss(pid)]));
const most = new Map(before);
const curve = [];
const watch = setInterval(() => {
	for (const pid of workers())
		most.set(pid, Math.max(most.get(pid) ?? 0, rss(pid)));
	curve.push([begun, ...workers().map(rss)]);
}, 1000);

await Promise.all(Array.from({ length: CLIENTS }, keep));
clearInterval(watch);
const seconds = (Date.now() - began) / 1000;
const after = new Map(workers().map((pid) => [pid, rss(pid)]));
const answered = Object.values(told).reduce((a, b) => a + b, 0);
const strange = Object.entries(told).filter(([status]) => !['200', '404'].includes(status));
const mb = (kib) => (kib / 1024).toFixed(1);

for (const [pid, kib] of before)
	console.log(`# worker ${pid}: ${mb(kib)} MB before, ${mb(most.get(pid))} at most, ${mb(after.get(pid) ?? 0)} after`);
console.log(`# ${answered} reads in ${seconds.toFixed(0)} s`);
const claims = [
	[strange.length === 0, `${READS} reads were answered`],
	[[...before.keys()].every((pid) => after.has(pid)), 'no worker has ended'],
	[Math.max(...most.values()) <= LIMIT_KIB, `no worker had more than ${mb(LIMIT_KIB)} MB`],
];
claims.forEach(([holds, sentence], i) => console.log(`${holds ? '' : 'not '}ok ${i + 1} - ${sentence}`));
console.log(`1..${claims.length}`);
writeFileSync('build/chaos-memory.json', `${JSON.stringify({
	reads: answered, seconds, told,
	workers: [...before].map(([pid, kib]) => ({ before_kib: kib, most_kib: most.get(pid), after_kib: after.get(pid) })),
	curve: curve.filter((_, i) => i % Math.ceil(curve.length / 60) === 0),
}, null, '\t')}\n`);
process.exitCode = claims.every(([holds]) => holds) ? 0 : 1;

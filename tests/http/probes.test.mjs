// What a hostile or odd client may send, byte by byte: every probe is either
// refused with the right status or answered as HTTP/1.1 says, and never read
// as two requests. Runs against the server at CANOPY_TEST_URL.
import assert from 'node:assert/strict';
import net from 'node:net';
import { describe, test } from 'node:test';
import { pause } from './instance.mjs';

const url = new URL(process.env.CANOPY_TEST_URL);
const HOST = `Host: ${url.host}\r\n`;
const GET = `GET /healthz HTTP/1.1\r\n${HOST}`;
const FORM = `POST /en/signin HTTP/1.1\r\n${HOST}Content-Type: application/x-www-form-urlencoded\r\n`;
const JUNK = [403, 422, 429];

// Splits what came back into responses: [{status, headers, body}].
function responses(bytes, heads) {
	const all = [];
	let text = bytes.toString('latin1');
	while (text.length > 0) {
		const end = text.indexOf('\r\n\r\n');
		if (end < 0)
			break;
		const [line, ...fields] = text.slice(0, end).split('\r\n');
		const headers = new Map(fields.map((f) => {
			const colon = f.indexOf(':');
			return [f.slice(0, colon).toLowerCase(), f.slice(colon + 1).trim()];
		}));
		const status = Number(line.split(' ')[1]);
		const bodiless = heads || status < 200 || status === 204 || status === 304;
		const length = bodiless ? 0 : Number(headers.get('content-length') ?? 0);
		all.push({ status, headers, body: text.slice(end + 4, end + 4 + length) });
		text = text.slice(end + 4 + length);
	}
	return all;
}

// Between pieces: wait until one answer more is there.
const ANSWER = Symbol('answer');
const FIRST_MS = 30000; // a busy machine may take its time to answer at all

// Sends the pieces one after the other, 30 ms apart, and collects what comes
// until the server closes, or has answered and nothing has come for `quiet` ms.
function talk(pieces, { quiet = 700, wait = 30, half = false, heads = false } = {}) {
	return new Promise((resolve, reject) => {
		const chunks = [];
		let timer, closed = false, reset = false, sending = true;
		const socket = net.connect({ port: url.port, host: url.hostname, allowHalfOpen: half });
		const done = () => {
			clearTimeout(timer);
			socket.destroy();
			const list = responses(Buffer.concat(chunks), heads);
			resolve({ list, statuses: list.map((r) => r.status), closed, reset });
		};
		const arm = () => {
			clearTimeout(timer);
			timer = setTimeout(done, sending || chunks.length === 0 ? FIRST_MS : quiet);
		};
		const answers = () => responses(Buffer.concat(chunks), heads).length;
		socket.setNoDelay(true);
		socket.on('data', (d) => { chunks.push(d); arm(); });
		socket.on('end', () => { closed = true; done(); });
		socket.on('close', () => { closed = true; done(); });
		socket.on('error', (e) => {
			if (e.code === 'ECONNREFUSED')
				return reject(e);
			reset = true;
			closed = true;
			done();
		});
		socket.on('connect', async () => {
			let awaited = 0;
			for (const piece of [pieces].flat()) {
				const end = Date.now() + FIRST_MS;
				if (piece === ANSWER)
					awaited++;
				while (piece === ANSWER && answers() < awaited && !socket.destroyed && Date.now() < end)
					await pause(10);
				if (socket.destroyed)
					return;
				if (piece === ANSWER)
					continue;
				socket.write(typeof piece === 'string' ? Buffer.from(piece, 'latin1') : piece);
				await pause(wait);
			}
			if (half)
				socket.end();
			sending = false;
			arm();
		});
	});
}

// One answer with this status, and the connection ends in good order.
async function refused(pieces, status, options) {
	const got = await talk(pieces, { quiet: 3000, ...options });
	assert.deepEqual(got.statuses, [status]);
	assert.equal(got.closed, true, 'the connection was left open');
	assert.equal(got.reset, false, 'the connection was reset');
	assert.equal(got.list[0].headers.get('connection'), 'close');
	if (!options?.heads)
		assert.match(got.list[0].body, /^[A-Z].*\.\n$/);
}

// One answer of one of these statuses, and the connection stays open.
async function answered(pieces, statuses, options) {
	const got = await talk(pieces, options);
	assert.equal(got.statuses.length, 1, `answers: ${got.statuses}`);
	assert.ok([statuses].flat().includes(got.statuses[0]), `status ${got.statuses[0]}`);
	assert.equal(got.closed, false, 'the connection was closed');
	return got.list[0];
}

async function alive() {
	await answered(`${GET}\r\n`, 200);
}

const REFUSED = [
	// Framing: where does the body end?
	['two Content-Length that differ', `${FORM}Content-Length: 5\r\nContent-Length: 0\r\n\r\na=bcd`, 400],
	['two Content-Length that agree', `${FORM}Content-Length: 5\r\nContent-Length: 5\r\n\r\na=bcd`, 400],
	['a list in Content-Length', `${FORM}Content-Length: 5, 5\r\n\r\na=bcd`, 400],
	['a negative Content-Length', `${FORM}Content-Length: -1\r\n\r\n`, 400],
	['a Content-Length with a plus sign', `${FORM}Content-Length: +5\r\n\r\na=bcd`, 400],
	['a hexadecimal Content-Length', `${FORM}Content-Length: 0x5\r\n\r\na=bcd`, 400],
	['an empty Content-Length', `${FORM}Content-Length:\r\n\r\n`, 400],
	['a Content-Length beyond every integer', `${FORM}Content-Length: 99999999999999999999999\r\n\r\n`, 413],
	['a Content-Length that wraps to a small number', `${FORM}Content-Length: 18446744073709551621\r\n\r\na=bcd`, 413],
	['Content-Length with Transfer-Encoding', `${FORM}Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n`, 400],
	['a chunked body', `${FORM}Transfer-Encoding: chunked\r\n\r\n5\r\na=bcd\r\n0\r\n\r\n`, 411],
	['another transfer coding', `${FORM}Transfer-Encoding: gzip, chunked\r\n\r\n`, 501],
	['GET with a body in the same packet', `${GET}Content-Length: 5\r\n\r\nhello`, 400],
	['GET with a body in the next packet', [`${GET}Content-Length: 5\r\n\r\n`, 'hello'], 400],
	['DELETE with a body that is a request', `DELETE /healthz HTTP/1.1\r\n${HOST}Content-Length: 24\r\n\r\nGET /evil HTTP/1.1\r\n\r\n\r\n`, 400],
	['OPTIONS with a body', `OPTIONS /healthz HTTP/1.1\r\n${HOST}Content-Length: 5\r\n\r\nhello`, 400],
	['two requests in one packet', `${GET}\r\n${GET}\r\n`, 400],
	['a body and a request in one packet', `${FORM}Content-Length: 5\r\n\r\na=bcd${GET}\r\n`, 400],
	['a body longer than announced', `${FORM}Content-Length: 5\r\n\r\na=bcdefgh`, 400],
	// Lines and fields: two programs must not read two things.
	['bare LF line ends', `GET /healthz HTTP/1.1\nHost: ${url.host}\n\n`, 400],
	['one bare LF among CR LF', `GET /healthz HTTP/1.1\r\nX: y\n${HOST}\r\n`, 400],
	['a bare CR in a value', `${GET}X: a\rb\r\n\r\n`, 400],
	['NUL in the head', `${GET}X: a\0b\r\nCookie: a=b\r\n\r\n`, 400],
	['a control character in a value', `${GET}X: a\x01b\r\n\r\n`, 400],
	['a folded line', `${GET}X: a\r\n b\r\n\r\n`, 400],
	['a space before the colon', `GET /healthz HTTP/1.1\r\nHost : ${url.host}\r\n\r\n`, 400],
	['a line without a colon', `${GET}nonsense\r\n\r\n`, 400],
	['a field without a name', `${GET}: x\r\n\r\n`, 400],
	['two Host', `${GET}${HOST}\r\n`, 400],
	['no Host', 'GET /healthz HTTP/1.1\r\n\r\n', 400],
	['only a field whose name begins with Host', `GET /healthz HTTP/1.1\r\nHostile: ${url.host}\r\n\r\n`, 400],
	['an empty Host', 'GET /healthz HTTP/1.1\r\nHost:\r\n\r\n', 400],
	['a Host that is a URL', 'GET /healthz HTTP/1.1\r\nHost: http://a/\r\n\r\n', 400],
	['a target that names another host', `GET http://other.invalid/healthz HTTP/1.1\r\n${HOST}\r\n`, 400],
	['101 header fields', `${GET}${'X: y\r\n'.repeat(100)}\r\n`, 431],
	['a head of 17 KB', `${GET}X: ${'a'.repeat(17000)}\r\n\r\n`, 431],
	['a target of 9 KB', `GET /healthz?${'a'.repeat(9000)} HTTP/1.1\r\n${HOST}\r\n`, 414],
	['a target of 20 KB', `GET /healthz?${'a'.repeat(20000)} HTTP/1.1\r\n${HOST}\r\n`, 414],
	['a fragment in the target', `GET /healthz#a HTTP/1.1\r\n${HOST}\r\n`, 400],
	['a raw byte above ASCII in the target', `GET /healthz?\xe4 HTTP/1.1\r\n${HOST}\r\n`, 400],
	['a target without a slash', `GET healthz HTTP/1.1\r\n${HOST}\r\n`, 400],
	['two spaces in the request line', `GET  /healthz HTTP/1.1\r\n${HOST}\r\n`, 400],
	['a request line without a version', `GET /healthz\r\n${HOST}\r\n`, 400],
	// Methods, versions, other protocols.
	['TRACE', `TRACE /healthz HTTP/1.1\r\n${HOST}\r\n`, 501],
	['CONNECT', `CONNECT ${url.host} HTTP/1.1\r\n${HOST}\r\n`, 501],
	['a method in small letters', `get /healthz HTTP/1.1\r\n${HOST}\r\n`, 501],
	['OPTIONS *', `OPTIONS * HTTP/1.1\r\n${HOST}\r\n`, 501],
	['HTTP/1.2', `GET /healthz HTTP/1.2\r\n${HOST}\r\n`, 505],
	['the preface of HTTP/2', 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n', 505],
	['the hello of TLS', '\x16\x03\x01\x00\xf1\x01\x00\x00\xed\x03\x03', 400],
	['an unknown expectation', `${FORM}Expect: cake\r\nContent-Length: 5\r\n\r\na=bcd`, 417],
];

// Side by side: most of the time is spent on seeing that nothing more comes.
describe('on the wire', { concurrency: 8 }, () => {
	test('a head or body that does not come to its end is given up', { timeout: 60000 }, async () => {
		const trickle = async (first, then, status) => {
			const start = Date.now();
			const statuses = await new Promise((resolve) => {
				const chunks = [];
				const socket = net.connect(url.port, url.hostname);
				let timer;
				socket.on('connect', () => {
					socket.write(first);
					if (then !== '')
						timer = setInterval(() => socket.write(then), 1000);
				});
				socket.on('data', (d) => chunks.push(d));
				socket.on('error', () => {});
				socket.on('close', () => {
					clearInterval(timer);
					resolve(responses(Buffer.concat(chunks)).map((r) => r.status));
				});
			});
			assert.deepEqual(statuses, status);
			return Date.now() - start;
		};
		const [stopped, slow, silent] = await Promise.all([
			trickle('GET /healthz HTTP/1.1\r\nX: ', '', [408]),
			trickle('GET /healthz HTTP/1.1\r\nX: ', 'a', [408]),
			trickle(`${GET}\r\n`, '', [200]),
			trickle(`${FORM}Content-Length: 1000\r\n\r\n`, 'a', [408]),
		]);
		// A busy machine is late, never early.
		assert.ok(stopped > 9000 && stopped < 13000, `stopped: ${stopped} ms`);
		assert.ok(slow > 9000 && slow < 13000, `byte by byte: ${slow} ms`);
		assert.ok(silent > 15000 && silent < 25000, `idle after an answer: ${silent} ms`);
	});

	for (const [name, bytes, status] of REFUSED)
		test(`${name}: refused with ${status}`, () => refused(bytes, status));

	test('HEAD with a body: refused without a body of ours', () =>
		refused(`HEAD /healthz HTTP/1.1\r\n${HOST}Content-Length: 5\r\n\r\nhello`, 400, { heads: true }));

	const ANSWERED = [
		['empty, tabbed and UTF-8 header values', `${GET}X-Empty:\r\nX-Tab: a\tb\r\nX-City: \xe6\x9d\xb1\xe4\xba\xac\r\n\r\n`],
		['a header value in ISO-8859-1', `${GET}X: caf\xe9\r\nCookie: name=caf\xe9; a=b\r\n\r\n`],
		['a field whose name begins with Host before Host', `GET /healthz HTTP/1.1\r\nHostile: evil\r\n${HOST}\r\n`],
		['99 fields and Host', `${GET}${'X: y\r\n'.repeat(99)}\r\n`],
		['a header of 10 KB', `${GET}X: ${'a'.repeat(10240)}\r\n\r\n`],
		['a target of 7 KB', `GET /healthz?q=${'a'.repeat(7000)} HTTP/1.1\r\n${HOST}\r\n`],
		['an absolute target', `GET http://${url.host}/healthz HTTP/1.1\r\n${HOST}\r\n`],
		['one empty line before the request', `\r\n${GET}\r\n`],
		['GET with Content-Length 0', `${GET}Content-Length: 0\r\n\r\n`],
		['field names in any case', `GET /healthz HTTP/1.1\r\nhOST: ${url.host}\r\n\r\n`],
		['a head in two packets', [`${GET}X: a`, 'b\r\n\r\n']],
		['CR and LF in two packets', [`${GET}\r`, '\n']],
	];

	for (const [name, bytes] of ANSWERED)
		test(`${name}: answered`, () => answered(bytes, 200));

	test('a head that comes byte by byte is answered once', () =>
		answered(`${GET}\r\n`.split(''), 200, { wait: 2 }));

	test('POST without a Content-Length has an empty body', () => answered(`${FORM}\r\n`, JUNK));

	test('a body that comes in pieces is read to its end', () =>
		answered([`${FORM}Content-Length: 12\r\n\r\n`, 'a=b', '&c=d', '&e=fg'], JUNK));

	test('a body cut in the middle by the client leaves the server well', async () => {
		const got = await talk([`${FORM}Content-Length: 12\r\n\r\n`, 'a=b'], { half: true });
		assert.deepEqual(got.statuses, []);
		assert.equal(got.closed, true);
		await alive();
	});

	test('one connection serves many requests, one after the other', async () => {
		const step = `${GET}\r\n`;
		const got = await talk([step, ANSWER, step, ANSWER, step, ANSWER, step, ANSWER]);
		assert.deepEqual(got.statuses, [200, 200, 200, 200]);
		assert.equal(got.closed, false);
	});

	test('a request after a form on the same connection is its own', async () => {
		const got = await talk([`${FORM}Content-Length: 3\r\n\r\n`, 'a=b', ANSWER, `${GET}\r\n`, ANSWER]);
		assert.equal(got.statuses.length, 2);
		assert.ok(JUNK.includes(got.statuses[0]));
		assert.equal(got.statuses[1], 200);
	});

	test('the answer to HEAD has a length and no body', async () => {
		const got = await talk(`HEAD /healthz HTTP/1.1\r\n${HOST}\r\n`, { heads: true });
		assert.deepEqual(got.statuses, [200]);
		assert.ok(Number(got.list[0].headers.get('content-length')) > 0);
	});

	for (const [name, bytes] of [
		['Connection: close', `${GET}Connection: close\r\n\r\n`],
		['close among other options', `${GET}Connection: foo, Close\r\n\r\n`],
		['HTTP/1.0', `GET /healthz HTTP/1.0\r\n${HOST}\r\n`],
	]) {
		test(`${name}: answered and closed`, async () => {
			const got = await talk(bytes, { quiet: 3000 });
			assert.deepEqual(got.statuses, [200]);
			assert.equal(got.closed, true);
			assert.equal(got.reset, false);
			assert.equal(got.list[0].headers.get('connection'), 'close');
		});
	}

	test('a client that has ended its half is still answered', async () => {
		const get = await talk(`${GET}\r\n`, { half: true, wait: 0, quiet: 3000 });
		assert.deepEqual(get.statuses, [200]);
		assert.equal(get.closed, true);
		const post = await talk([`${FORM}Content-Length: 3\r\n\r\n`, 'a=b'], { half: true, wait: 0, quiet: 3000 });
		assert.equal(post.statuses.length, 1);
		assert.ok(JUNK.includes(post.statuses[0]));
		assert.equal(post.closed, true);
	});

	test('Expect: 100-continue is told to go on before the body', async () => {
		const head = `${FORM}Expect: 100-continue\r\nContent-Length: 3\r\n\r\n`;
		const waiting = await talk(head);
		assert.deepEqual(waiting.statuses, [100]);
		const sent = await talk([head, ANSWER, 'a=b', ANSWER, ANSWER]);
		assert.equal(sent.statuses[0], 100);
		assert.ok(JUNK.includes(sent.statuses[1]));
	});

	test('Expect: 100-continue with the body at hand gets the answer alone', () =>
		answered(`${FORM}Expect: 100-continue\r\nContent-Length: 3\r\n\r\na=b`, JUNK));

	test('a body above the limit is refused before it is sent', () =>
		refused(`${FORM}Expect: 100-continue\r\nContent-Length: 50000000\r\n\r\n`, 413));

	test('a client that sends a body above the limit all the same can read why', () =>
		refused([`${FORM}Content-Length: 20000000\r\n\r\n`, Buffer.alloc(20000000, 'a')], 413));

	test('a path cannot leave its folder', async () => {
		for (const path of ['/../../etc/passwd', '/assets/../../etc/passwd', '/assets/..%2f..%2fetc/passwd', '/assets/%00'])
			await answered(`GET ${path} HTTP/1.1\r\n${HOST}\r\n`, [400, 404]);
	});
});

test('four clients that stream surplus bytes do not slow down the others', async (t) => {
	const flood = Buffer.alloc(65536, 'a');
	let streaming = true;
	t.after(() => { streaming = false; });
	const streamers = Array.from({ length: 4 }, async () => {
		while (streaming) {
			await new Promise((done) => {
				const socket = net.connect(url.port, url.hostname);
				const push = () => {
					while (streaming && !socket.destroyed && socket.write(flood))
						;
				};
				socket.on('connect', () => {
					socket.write(`${FORM}Content-Length: 5\r\n\r\na=bcd`);
					push();
				});
				socket.on('drain', push);
				socket.on('error', () => {});
				socket.on('close', done);
				setTimeout(() => socket.destroy(), 1000);
			});
		}
	});
	await pause(200);
	const slowest = { ms: 0 };
	for (let i = 0; i < 100; i++) {
		const start = performance.now();
		const answer = await fetch(new URL('/healthz', url));
		assert.equal(answer.status, 200);
		await answer.text();
		slowest.ms = Math.max(slowest.ms, performance.now() - start);
	}
	streaming = false;
	await Promise.all(streamers);
	assert.ok(slowest.ms < 3000, `the slowest of 100 answers took ${Math.round(slowest.ms)} ms`);
});

test('300 connections that never finish their head do not stop the others', async (t) => {
	const sockets = Array.from({ length: 300 }, () => {
		const socket = net.connect(url.port, url.hostname);
		socket.on('error', () => {});
		socket.on('connect', () => socket.write('GET /healthz HTTP/1.1\r\nX: '));
		return socket;
	});
	t.after(() => sockets.forEach((socket) => socket.destroy()));
	await pause(300);
	for (let i = 0; i < 20; i++)
		assert.equal((await fetch(new URL('/healthz', url))).status, 200);
});

test('after all of this the server answers as before', alive);

// Clients that take their time, some dozens at once.
import { Session } from '../client.mjs';
import { pause } from '../random.mjs';
import { accounts } from '../service.mjs';
import { BODY, HEAD, clients, leave, open } from './raw.mjs';

const duration = ({ random, brief }) => (brief ? 1500 : random.whole(2000, 8000));

// Byte by byte until the time is over or the server has had enough.
async function trickle(socket, text, until, random) {
	socket.resume();
	for (let i = 0; i < text.length && Date.now() < until && open(socket); i++) {
		socket.write(text[i]);
		await pause(random.whole(50, 300));
	}
	leave(socket, random);
}

async function slowHead(context) {
	const { random } = context;
	const until = Date.now() + duration(context);
	await clients(random.whole(20, 80), 2, (socket) =>
		trickle(socket, HEAD('/en/patents', `X-Slow: ${'a'.repeat(200)}\r\n`), until, random));
}

async function slowBody(context) {
	const { random } = context;
	const until = Date.now() + duration(context);
	await clients(random.whole(20, 80), 2, async (socket) => {
		socket.write(BODY('/en/signin', random.pick([300, 5000, 200000])));
		await trickle(socket, `email=${'a'.repeat(2000)}`, until, random);
	});
}

// The longest page there is: what does not fit into the buffers of both
// kernels waits in the worker.
async function slowRead(context) {
	const { random } = context;
	const session = new Session();
	const { email, password } = accounts.admin;
	await session.enter('/en/signin');
	await session.post('/en/signin', { email, password, next: '' });
	const until = Date.now() + duration(context);
	await clients(random.whole(5, 20), 20, async (socket) => {
		socket.pause();
		socket.write(HEAD('/en/desk/adversaries', `Cookie: ${session.cookie()}\r\n`));
		while (Date.now() < until && open(socket)) {
			socket.read(random.whole(1, 4000));
			await pause(random.whole(20, 200));
		}
		leave(socket, random);
	});
	session.close();
}

export const kinds = { 'slow head': slowHead, 'slow body': slowBody, 'slow read': slowRead };

// Clients below HTTP's manners.
import net from 'node:net';
import { pause } from '../random.mjs';
import { port } from '../service.mjs';

export const HEAD = (path, more = '') => `GET ${path} HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\n${more}\r\n`;
export const BODY = (path, length) =>
	`POST ${path} HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: ${length}\r\n\r\n`;

// Loopback addresses, so that ten thousand do not share 28,000 ports with
// the rest of the machine.
let turn = 0;
const address = () => `127.0.${1 + (turn >> 7) % 200}.${1 + turn++ % 128}`;

// An open connection, or null. Whatever happens to it is its own affair.
export function connect() {
	return new Promise((done) => {
		const socket = net.connect({ host: '127.0.0.1', port, localAddress: address() });
		socket.on('connect', () => done(socket));
		socket.on('error', () => done(null));
		socket.on('close', () => done(null));
	});
}

export const open = (socket) => socket !== null && !socket.destroyed;

// Ends a connection in order, at once, or with a reset.
export function leave(socket, random) {
	if (!open(socket))
		return;
	random.pick([() => socket.destroy(), () => socket.end(), () => socket.resetAndDestroy()])();
	setTimeout(() => socket.destroy(), 500);
}

// Runs ${act}(socket) for ${count} clients, each begun a little later; what
// came of them, null for those who found no way in.
export async function clients(count, apart, act) {
	const all = [];
	for (let i = 0; i < count; i++) {
		all.push(connect().then((socket) => (socket === null ? null : act(socket))));
		if (apart > 0)
			await pause(apart);
	}
	return Promise.all(all);
}

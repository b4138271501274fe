// Ten thousand connections that say nothing.
import { readFileSync } from 'node:fs';
import { pause } from '../random.mjs';
import { clients, leave, open } from './raw.mjs';

const CROWD = 10000;
const OTHERS = 500; // descriptors for everything else

// Node has raised its limit as far as it may.
const limit = () => Number(/Max open files\s+(\d+)/.exec(readFileSync('/proc/self/limits', 'utf8'))[1]);
const room = () => Math.min(CROWD, limit() - OTHERS);

async function idle({ random, brief, say }) {
	const sockets = [];
	// In groups, for more than a backlog at once would only wait.
	for (let left = room(); left > 0; left -= 200)
		sockets.push(...await clients(Math.min(200, left), 0, (socket) => {
			socket.resume();
			return socket;
		}));
	await pause(brief ? 1000 : random.whole(2000, 6000));
	say(`${sockets.filter(open).length} of ${sockets.length} were held`);
	for (const socket of sockets)
		leave(socket, random);
}

export const kinds = { idle };
export const hindrance = {
	idle: () => room() < CROWD && `ulimit -n is ${limit()}: ${CROWD} connections need more`,
};

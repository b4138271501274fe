// Clients that go away, a few hundred at each stage of a request.
import { pause } from '../random.mjs';
import { BODY, HEAD, clients, leave } from './raw.mjs';

// Pages that read the database, one that hashes, one that is large.
const requests = [
	HEAD('/en/patents?q=heat'), HEAD('/en/members'), HEAD('/assets/app.css'), HEAD('/readyz'),
	BODY('/en/signin', 9) + 'email=a&b',
];

async function many({ random, brief }, act) {
	await clients(random.whole(50, brief ? 100 : 300), random.whole(0, 10), act);
}

// Sends a part, waits a moment, goes.
const after = (text, longest) => (context) => many(context, async (socket) => {
	const { random } = context;
	const bytes = text(random);
	socket.resume();
	if (bytes !== '')
		socket.write(bytes);
	await pause(random.whole(0, longest));
	leave(socket, random);
});

const part = (random, text) => text.slice(0, random.whole(1, text.length - 1));

// Goes when the first bytes of the answer have come.
const withAnswer = (context) => many(context, async (socket) => {
	socket.write(context.random.pick(requests));
	await Promise.race([new Promise((done) => socket.once('data', done)), pause(3000)]);
	leave(socket, context.random);
});

export const kinds = {
	'leave connected': after(() => '', 20),
	'leave in head': after((random) => part(random, random.pick(requests.slice(0, 4))), 20),
	'leave in body': after((random) => BODY('/en/signin', 5000) + 'email=a'.repeat(random.whole(0, 600)), 20),
	'leave unanswered': after((random) => random.pick(requests), 5),
	'leave in answer': withAnswer,
};

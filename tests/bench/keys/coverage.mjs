// One question that was not asked before, with reasons, beside the same
// question as one statement without them; by processor time, ours of the
// server and its backends. The workers are warm, the question is cold.
import { loadCoverage, questions, sameAnswers, startPeer, warm } from '../coverage.mjs';
import { OURS } from '../lib.mjs';
import { processor } from '../processor.mjs';

const N = 300;

async function ours(round) {
	const list = questions(1000 + round, N);
	return N / await processor(async () => {
		for (const q of list)
			await (await fetch(`${OURS}/api/v1/coverage?${new URLSearchParams(q)}`)).arrayBuffer();
	});
}

export default async function start() {
	await loadCoverage();
	const peer = await startPeer();
	await sameAnswers(peer);
	await warm();
	return {
		unit: 'questions per second of processor',
		ours,
		peers: { sql: async (round) => N / await peer.processor(questions(1000 + round, N)) },
		stop: peer.stop,
	};
}

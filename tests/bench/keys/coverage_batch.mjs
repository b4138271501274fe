// A thousand questions in one POST, beside a thousand times the statement.
import { askMany, loadCoverage, questions, sameAnswers, startPeer, warm } from '../coverage.mjs';
import { processor } from '../processor.mjs';

const N = 1000;

export default async function start() {
	await loadCoverage();
	const peer = await startPeer();
	await sameAnswers(peer);
	await warm();
	return {
		unit: 'questions per second of processor',
		ours: async (round) => N / await processor(() => askMany(questions(2000 + round, N))),
		peers: { sql: async (round) => N / await peer.processor(questions(2000 + round, N)) },
		stop: peer.stop,
	};
}

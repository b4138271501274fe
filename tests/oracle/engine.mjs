// The engine under test: a program that reads a line {"world", "questions"}
// and writes a line {"answer", "codes", "also"} for each question.
import { spawnSync } from 'node:child_process';

const PROGRAM = process.env.ORACLE_ENGINE ?? 'build/oracle/world';

// cases: [{world, questions}] -> [[answer, …], …]
export function askEngine(cases) {
	const input = cases.map((c) => `${JSON.stringify({ world: c.world, questions: c.questions })}\n`).join('');
	const run = spawnSync(PROGRAM, [], { input, encoding: 'utf8', maxBuffer: 1 << 28, timeout: 1200000 });
	if (run.error !== undefined)
		throw run.error;
	if (run.status !== 0)
		throw new Error(`${PROGRAM}: status ${run.status ?? run.signal}: ${run.stderr.slice(-2000)}`);
	const lines = run.stdout.split('\n').filter((line) => line !== '').map((line) => JSON.parse(line));
	const expected = cases.reduce((sum, c) => sum + c.questions.length, 0);
	if (lines.length !== expected)
		throw new Error(`${PROGRAM}: ${lines.length} answers to ${expected} questions`);
	return cases.map((c) => lines.splice(0, c.questions.length));
}

export const askOne = (world, question) => askEngine([{ world, questions: [question] }])[0][0];

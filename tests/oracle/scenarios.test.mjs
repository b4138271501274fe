// Each named scenario by the oracle and by the engine.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { answer } from './coverage.mjs';
import { askEngine } from './engine.mjs';
import { scenarios } from './scenarios.mjs';

const short = ({ answer: word, codes }) => `${word} ${[...new Set(codes)].sort().join(' ')}`;

const written = (cases) => cases.map((c) => `${c.says}: ${short(c)}`);

function lacking(cases, answers) {
	return cases.flatMap((c, i) => (c.also ?? []).filter((code) => !answers[i].also.includes(code)).map((code) => `${c.says}: ${code}`));
}

for (const { id, name, world, cases } of scenarios()) {
	const questions = cases.map((c) => c.question);
	const given = (answers) => cases.map((c, i) => `${c.says}: ${short(answers[i])}`);

	test(`${name} (${id}, oracle)`, () => {
		const answers = questions.map((q) => answer(world, q));
		assert.deepEqual(given(answers), written(cases));
		assert.deepEqual(lacking(cases, answers), []);
	});

	test(`${name} (${id}, engine)`, () => {
		const [answers] = askEngine([{ world, questions }]);
		assert.deepEqual(given(answers), written(cases));
		assert.deepEqual(lacking(cases, answers), []);
	});
}

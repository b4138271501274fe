// The engine against the oracle on random worlds.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { compare, EVERY_CODE } from './compare.mjs';

const { asked, worlds, counts, disagreements } = compare({ questions: 6000, seed: 20260101 });

test(`both give the same answers for the same reasons to ${asked} questions in ${worlds} random worlds`, () => {
	const [first] = disagreements;
	assert.equal(disagreements.length, 0, first && `${JSON.stringify(first)}\nmake oracle shows the smallest world`);
});

test('every answer is reached, by every code', () => {
	assert.deepEqual(EVERY_CODE.filter((key) => !counts.has(key)), []);
});

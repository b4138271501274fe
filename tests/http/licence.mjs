// Applying for a licence, as tests need it: organisations with good numbers,
// the answers of each page, the way through both routes.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { Visitor, address, canopy } from './visitor.mjs';

export const PASSWORD = 'copper window sixteen';

const CAPITALS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ';
const USCC = '0123456789ABCDEFGHJKLMNPQRTUWXY';

// Numbers that no organisation of the demonstration pool has.
const some = (alphabet, n) => Array.from({ length: n }, () => alphabet[Math.floor(Math.random() * alphabet.length)]).join('');

export function lei() {
	const body = `9695${some(CAPITALS, 14)}`;
	const digits = [...`${body}00`].map((c) => CAPITALS.indexOf(c)).join('');
	return body + String(98n - (BigInt(digits) % 97n)).padStart(2, '0');
}

export function uscc() {
	const body = `91${some('0123456789', 6)}${some(USCC, 9)}`;
	let weight = 1, sum = 0;
	for (const c of body) {
		sum += USCC.indexOf(c) * weight;
		weight = (weight * 3) % 31;
	}
	return body + USCC[(31 - (sum % 31)) % 31];
}

let count = 0;

export function organisation(more = {}) {
	count += 1;
	return { country: 'DE', identifier: lei(), name: `Probe Steel ${process.pid} ${count} GmbH`, ...more };
}

export const SIGNATORY = { signatory: 'Lene Probe', position: 'Managing director', authority: 'representative' };
export const USE = {
	field: 'buildings',
	purpose: 'Waste heat of our kilns warms 400 flats. This avoids burning gas.',
	territories: ['CN', 'EP'],
};

// The people of the demonstration pool, signed in.
export async function person(name) {
	const accounts = JSON.parse(await readFile(process.env.CANOPY_TEST_ACCOUNTS, 'utf8'));
	const visitor = new Visitor();
	const { status } = await visitor.signIn(accounts[name].email, accounts[name].password);
	assert.equal(status, 303);
	return visitor;
}

// Somebody new in a role, signed in; options as of canopy user add.
export async function newPerson(role, ...options) {
	const visitor = new Visitor();
	visitor.email = address(role);
	const made = await canopy(['user', 'add', visitor.email, '--role', role, ...options, '--password-stdin'], `${PASSWORD}\n`);
	assert.equal(made.code, 0, made.err);
	const { status } = await visitor.signIn(visitor.email, PASSWORD);
	assert.equal(status, 303);
	return visitor;
}

export async function applicant() {
	const visitor = new Visitor();
	visitor.email = address('applicant');
	const { status } = await visitor.signUp(visitor.email, PASSWORD);
	assert.equal(status, 303);
	return visitor;
}

// Begins on a route; the address of the draft, such as /en/apply/0123….
export async function begin(visitor, route = 'open', { lang = 'en', patent = '' } = {}) {
	const csrf = await visitor.token(`/${lang}/apply`);
	const res = await visitor.post(`/${lang}/apply`, { route, patent }, { csrf });
	assert.equal(res.status, 303);
	return res.to;
}

// Sends a step; the answer of the server.
export function step(visitor, draft, slug, fields) {
	return visitor.post(`${draft}/${slug}`, fields);
}

// The hidden fields of the acceptance on the page of the terms.
export async function words(visitor, draft) {
	const { text } = await visitor.get(`${draft}/terms`);
	return {
		terms_sha256: /name="terms_sha256" value="([0-9a-f]{64})"/.exec(text)?.[1],
		shown: /name="shown" value="(..)"/.exec(text)?.[1],
	};
}

// All of the open route up to the terms.
export async function answer(visitor, draft, org = organisation(), use = USE) {
	for (const [slug, fields] of [['organisation', org], ['signatory', SIGNATORY], ['use', use]]) {
		const res = await step(visitor, draft, slug, fields);
		assert.equal(res.status, 303, `${slug}: ${problem(res.text)}`);
	}
}

export async function accept(visitor, draft) {
	return step(visitor, draft, 'terms', { accept: 'yes', ...await words(visitor, draft) });
}

// Somebody who is signed in gets a licence, or lands in the queue.
export async function apply(visitor, org = organisation(), use = USE) {
	const draft = await begin(visitor);
	await answer(visitor, draft, org, use);
	const res = await accept(visitor, draft);
	assert.equal(res.status, 303, problem(res.text));
	return { path: res.to, page: await visitor.get(res.to) };
}

export const grantOf = (page) => /CNP-\d{4}-\d{6}/.exec(page.text)?.[0];

// What the error summary says.
export const problem = (text) =>
	/govuk-error-summary__body">(.*?)<\/div>/s.exec(text)?.[1].replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ').trim();

// Bytes as a file of a multipart form.
export async function upload(visitor, path, fields, files, to = path) {
	const body = new FormData();
	body.append('csrf', await visitor.token(path));
	for (const [name, value] of Object.entries(fields))
		body.append(name, value);
	for (const [name, bytes] of files)
		body.append('documents', new Blob([bytes], { type: 'application/octet-stream' }), name);
	return visitor.fetch(to, { method: 'POST', body });
}

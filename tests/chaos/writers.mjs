// People who write: the secretariat lists adversaries, applicants go through
// the open route, others make accounts. Each sends one form at a time until
// it is acknowledged, and now and then leaves before the answer comes: then,
// as after every answer that was lost, the same form is sent again.
import { randomBytes } from 'node:crypto';
import { SIGNATORY, USE, grantOf, lei } from '../http/licence.mjs';
import { Session } from './client.mjs';
import { pause } from './random.mjs';
import { accounts } from './service.mjs';

const PASSWORD = 'copper window sixteen';
const today = () => new Date().toISOString().slice(0, 10);
const key = () => randomBytes(16).toString('hex');

class Writer {
	constructor(name, world) {
		this.name = name;
		this.world = world;
		this.count = 0;
		this.answered = []; // when the last writes were acknowledged
		this.session = new Session();
	}

	// When the first write after ${moment} was acknowledged.
	firstSince(moment) {
		return this.answered.findLast((at) => at > moment) ?? Infinity;
	}

	tag() {
		return `${this.world.tag}${this.name}${++this.count}`;
	}

	// Asks until it is answered; null when the run ends first.
	async persist(what, done) {
		const { load, random } = this.world;
		for (;;) {
			const answer = await what().catch((error) => ({ status: 0, error }));
			load.note('write', answer);
			if (done(answer))
				return answer;
			if (answer.status >= 300 && answer.status < 500) {
				load.refused.push(`${answer.status} for ${this.name}`);
				return null;
			}
			if (load.inVain())
				return null;
			await pause(random.whole(50, 300));
		}
	}

	get(path) {
		return this.persist(() => this.session.get(path), (a) => a.status === 200);
	}

	enter(path) {
		return this.persist(() => this.session.enter(path).then(() => ({ status: 200 })), (a) => a.status === 200);
	}

	// Sends a form until it is acknowledged. 409 says so, too: it has been
	// carried out, but nobody knows any more where it led.
	async write(kind, tag, path, fields, more) {
		const { journal, random } = this.world;
		const entry = journal.intend(kind, tag, more);
		const form = { ...fields, once: key() };
		const answer = await this.persist(() => {
			journal.sends++;
			return this.session.post(path, form, random.chance(0.05) ? random.whole(0, 40) : undefined);
		}, (a) => (a.status === 303 && !a.to.includes('/signin')) ||
			(a.status === 409 && a.text.includes('carried out already')));
		if (answer === null)
			return null;
		journal.acknowledge(entry, { to: answer.to });
		this.answered = [Date.now(), ...this.answered.slice(0, 999)];
		return entry;
	}

	async run() {
		const { load, random } = this.world;
		await this.begin();
		while (!load.over()) {
			await this.turn();
			await pause(random.whole(20, 150));
		}
		this.session.close();
	}
}

export class Secretary extends Writer {
	constructor(name, world, account) {
		super(name, world);
		this.account = account;
	}

	async begin() {
		const { email, password } = accounts[this.account];
		await this.enter('/en/signin');
		await this.persist(() => this.session.post('/en/signin', { email, password, next: '' }), (a) => a.status === 303);
		await this.enter('/en/desk/standing');
	}

	turn() {
		const tag = this.tag();
		return this.write('adversary', tag, '/en/desk/adversaries', {
			name: `Adversary ${tag}`, scheme: 'other', value: tag, reason: 'Invented proceedings.', since: today(),
		});
	}
}

export class Applicant extends Writer {
	async begin() {
		await this.enter('/en/signup');
		await this.persist(() => this.session.post('/en/signup', {
			email: `${this.tag()}@example.org`, password: PASSWORD, name: 'Mori Aoi', next: '',
		}), (a) => a.status === 303);
		await this.enter('/en/apply');
	}

	// A licence from the first form to the page of the grant. An application
	// is known by its patent's number, which nobody else has.
	async turn() {
		const patent = `EP${this.name}${String(++this.count).padStart(6, '0')}A1`;
		const begun = await this.write('application', patent, '/en/apply', { route: 'open', patent });
		if (!begun?.to)
			return;
		const organisation = { country: 'DE', identifier: lei(), name: `Probe Steel ${patent} GmbH` };
		for (const [step, fields] of [['organisation', organisation], ['signatory', SIGNATORY], ['use', USE]])
			if (await this.write('step', `${patent} ${step}`, `${begun.to}/${step}`, fields, { patent, step }) === null)
				return;
		const page = await this.get(`${begun.to}/terms`);
		if (page === null)
			return;
		const submitted = await this.write('submission', patent, `${begun.to}/terms`, {
			accept: 'yes',
			terms_sha256: /name="terms_sha256" value="([0-9a-f]{64})"/.exec(page.text)?.[1],
			shown: /name="shown" value="(..)"/.exec(page.text)?.[1],
		});
		const shown = submitted === null ? null : await this.get(begun.to.replace('/apply/', '/applications/'));
		const grant = shown === null ? null : grantOf(shown);
		if (grant)
			this.world.journal.acknowledge(this.world.journal.intend('grant', grant, { patent }));
	}
}

export class Newcomer extends Writer {
	async begin() {}

	// Somebody whose address has an account and who knows its password is
	// let in: so is who did not hear that it was made.
	async turn() {
		const tag = this.tag();
		this.session.close();
		this.session = new Session();
		await this.enter('/en/signup');
		if (this.session.csrf)
			await this.write('account', `${tag}@example.org`, '/en/signup', {
				email: `${tag}@example.org`, password: PASSWORD, name: 'Mori Aoi', next: '',
			});
	}
}

export const makeWriters = (world) => [
	new Secretary('s', world, 'secretariat'), new Secretary('t', world, 'secretariat2'),
	new Applicant('1', world), new Applicant('2', world), new Newcomer('n', world),
];

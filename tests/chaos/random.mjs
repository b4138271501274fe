// Chance that can be repeated: the same seed gives the same run of faults.
export class Random {
	constructor(seed) {
		this.state = seed >>> 0;
	}

	// A fraction from 0 up to 1 (mulberry32).
	fraction() {
		this.state = (this.state + 0x6d2b79f5) >>> 0;
		let t = this.state;
		t = Math.imul(t ^ (t >>> 15), t | 1);
		t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
		return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
	}

	// A whole number, both ends included.
	whole(from, to) {
		return from + Math.floor(this.fraction() * (to - from + 1));
	}

	between(from, to) {
		return from + this.fraction() * (to - from);
	}

	chance(of) {
		return this.fraction() < of;
	}

	pick(list) {
		return list[this.whole(0, list.length - 1)];
	}

	shuffle(list) {
		const out = [...list];
		for (let i = out.length - 1; i > 0; i--) {
			const j = this.whole(0, i);
			[out[i], out[j]] = [out[j], out[i]];
		}
		return out;
	}
}

export const pause = (ms) => new Promise((done) => setTimeout(done, ms));

// Days are ISO dates: "2024-02-29". Intervals are half open, null is open.

const MONTH_DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

const leap = (year) => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;

const monthDays = (year, month) => (month === 2 && leap(year) ? 29 : MONTH_DAYS[month - 1]);

const write = (year, month, day) =>
	`${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;

const split = (day) => day.split('-').map(Number);

// One day at a time: slow, but there is nothing to get wrong.
export function addDays(day, count) {
	let [year, month, date] = split(day);
	for (; count > 0; count--) {
		if (++date > monthDays(year, month)) {
			date = 1;
			if (++month > 12) {
				month = 1;
				year++;
			}
		}
	}
	for (; count < 0; count++) {
		if (--date < 1) {
			if (--month < 1) {
				month = 12;
				year--;
			}
			date = monthDays(year, month);
		}
	}
	return write(year, month, date);
}

// The same date so many months on, or the last day of a month without it.
export function addMonths(day, count) {
	const [year, month, date] = split(day);
	const at = year * 12 + month - 1 + count;
	const y = Math.floor(at / 12);
	const m = (at % 12) + 1;
	return write(y, m, Math.min(date, monthDays(y, m)));
}

export const holds = (from, to, day) => (from == null || from <= day) && (to == null || day < to);

export const earliest = (days) => days.filter((d) => d != null).sort()[0] ?? null;

export const latest = (days) => days.filter((d) => d != null).sort().at(-1) ?? null;

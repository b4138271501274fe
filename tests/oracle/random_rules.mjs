// Rows of rules for a random world: invented law, the shape of real law.

export function rulesOf(r) {
	const rows = [];
	const row = (office, territory, way, more = {}) =>
		rows.push({ id: `t-${office}-${territory}-${way}-${rows.length}`.toLowerCase(), office, territory, way, ...more });
	for (const office of ['CN', 'JP', 'GB', 'HK'])
		row(office, office, 'direct');
	row('DE', 'DE', 'direct', r.maybe(0.2) ? { from: r.near(2) } : {});
	for (const territory of ['DE', 'GB', 'FR'])
		row('EP', territory, 'designated', r.maybe(0.15) ? r.pick([{ from: r.near(0) }, { to: r.near(0) }]) : {});
	row('EP', 'DE', 'unitary', { from: r.near(0) });
	row('EP', 'FR', 'unitary', { from: r.about(2, 3) });
	row('EP', 'MA', 'extension');
	if (r.maybe(0.3))
		row('CN', 'MA', 'direct', { right_type: 'invention', from: r.near(2), to: r.near(4) });

	const term = [];
	for (const office of ['CN', 'JP', 'EP', 'DE', 'GB']) {
		if (r.odd('state', 0.15))
			continue;
		const base = { base: r.or(0.8, 'filing', 'grant'), day_before: r.maybe(0.5), restore_months: r.pick([1, 6, 12]) };
		const short = r.odd('state', 0.2) ? r.pick([2, 3, 4]) : 20;
		term.push({ id: `term-${office}-invention`.toLowerCase(), office, right_type: 'invention', ...base, years: short });
		term.push({ id: `term-${office}-model`.toLowerCase(), office, right_type: 'utility-model', ...base, years: 2, month_end: r.maybe(0.3) });
		const change = r.near(0);
		term.push({ id: `term-${office}-design-old`.toLowerCase(), office, right_type: 'design', ...base, filed_to: change, years: 2 });
		term.push({ id: `term-${office}-design-new`.toLowerCase(), office, right_type: 'design', ...base, filed_from: change, years: 3 });
	}

	const freshness = [];
	if (r.odd('state', 0.6))
		freshness.push({ id: 'fresh-all', office: '*', days: r.pick([365, 400, 3650]) });
	if (r.odd('state', 0.3))
		freshness.push({ id: 'fresh-cn', office: 'CN', days: r.pick([30, 3650]) });

	const law = [];
	const rule = (territory, matter, effects) => {
		if (!r.odd('law', 0.15))
			law.push({ id: `law-${territory}-${matter}`.toLowerCase(), territory, matter, effect: r.pick(effects),
				...(r.odd('law', 0.2) ? { from: r.about(1, 3) } : {}) });
	};
	for (const territory of ['CN', 'DE', 'GB', 'FR', 'JP']) {
		rule(territory, 'transfer', ['binds', 'binds-if-recorded', 'binds-if-recorded-or-known', 'disputed-unless-recorded']);
		rule(territory, 'co-owner', ['alone', 'all']);
		rule(territory, 'licensor-insolvency', ['protected', 'may-end']);
	}
	return { territory: rows, term, freshness, law };
}

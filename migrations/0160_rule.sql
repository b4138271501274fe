-- Rules to begin with: where rights have effect, how long they last, how old
-- a record may be, what laws do to licences. verified_on is NULL where nobody
-- has compared the row with its source yet; the secretariat corrects rows by
-- `canopy import rules`.

-- DE utility models end with the month of the anniversary.
ALTER TABLE term_rule ADD COLUMN month_end boolean NOT NULL DEFAULT false;
SELECT fact_versioned('term_rule');

-- Offices whose rights have effect in their own country.
INSERT INTO territory_rule (id, office, territory, way, source)
SELECT lower(c) || '-' || lower(c), c, c, 'direct', 'Paris Convention, Art. 4bis'
FROM regexp_split_to_table('AE AL AM AR AT AU AZ BA BE BG BR BY CA CH CL CN CO
	CR CY CZ DE DK DO EC EE EG ES FI FR GB GE GR GT HK HR HU ID IE IL IN IS IT
	JO JP KG KH KR KZ LT LU LV MA MC MD ME MK MN MO MT MX MY NI NL NO NZ OM PA
	PE PH PL PT PY QA RO RS RU SA SE SG SI SK SM SV TH TJ TM TN TR TW UA US UY
	UZ VN ZA', '\s+') AS c;
INSERT INTO territory_rule (id, office, territory, way, source) VALUES
	('ch-li', 'CH', 'LI', 'direct', 'Treaty of 1978-12-22 on patent protection between CH and LI, Art. 4'),
	('gb-im', 'GB', 'IM', 'direct', 'Patents Act 1977 (Isle of Man) Order');

-- European patents: states by the day of their accession, EPC Art. 169.
INSERT INTO territory_rule (id, office, right_type, territory, way, valid_from,
	source, verified_on)
SELECT 'ep-' || lower(c), 'EP', 'invention', c, 'designated', d::date,
	'EPC Art. 2(2), 64, 169; EPO, member states', '2026-11-21'
FROM (VALUES ('1977-10-07', 'BE CH DE FR GB LU NL'), ('1978-05-01', 'SE'),
	('1978-12-01', 'IT'), ('1979-05-01', 'AT'), ('1980-04-01', 'LI'),
	('1986-10-01', 'ES GR'), ('1990-01-01', 'DK'), ('1991-12-01', 'MC'),
	('1992-01-01', 'PT'), ('1992-08-01', 'IE'), ('1996-03-01', 'FI'),
	('1998-04-01', 'CY'), ('2000-11-01', 'TR'),
	('2002-07-01', 'BG CZ EE SK'), ('2002-12-01', 'SI'),
	('2003-01-01', 'HU'), ('2003-03-01', 'RO'), ('2004-03-01', 'PL'),
	('2004-11-01', 'IS'), ('2004-12-01', 'LT'), ('2005-07-01', 'LV'),
	('2007-03-01', 'MT'), ('2008-01-01', 'HR NO'), ('2009-01-01', 'MK'),
	('2009-07-01', 'SM'), ('2010-05-01', 'AL'), ('2010-10-01', 'RS'),
	('2022-10-01', 'ME')) AS v (d, states),
	LATERAL regexp_split_to_table(states, ' ') AS c;

-- States to which a European patent is extended, or in which it is validated,
-- on request.
INSERT INTO territory_rule (id, office, right_type, territory, way, valid_from,
	valid_to, source, verified_on)
SELECT 'ep-' || lower(c) || '-ext', 'EP', 'invention', c, 'extension', d::date,
	e::date, 'EPO, extension and validation agreements', v::date
FROM (VALUES ('SI', '1994-03-01', '2002-12-01', NULL),
	('LT', '1994-07-05', '2004-12-01', NULL),
	('LV', '1995-05-01', '2005-07-01', NULL),
	('AL', '1996-02-01', '2010-05-01', NULL),
	('RO', '1996-10-15', '2003-03-01', NULL),
	('MK', '1997-11-01', '2009-01-01', NULL),
	('HR', '2004-04-01', '2008-01-01', NULL),
	('RS', '2004-11-01', '2010-10-01', NULL),
	('BA', '2004-12-01', NULL, NULL),
	('ME', '2010-03-01', '2022-10-01', '2026-11-21'),
	('MA', '2015-03-01', NULL, NULL), ('MD', '2015-11-01', NULL, NULL),
	('TN', '2017-12-01', NULL, NULL), ('KH', '2018-03-01', NULL, NULL),
	('GE', '2024-01-15', NULL, NULL), ('LA', '2025-04-01', NULL, NULL))
	AS x (c, d, e, v);

-- States in which unitary effect registered on a day has effect.
INSERT INTO territory_rule (id, office, right_type, territory, way, valid_from,
	source)
SELECT 'up-' || lower(c), 'EP', 'invention', c, 'unitary',
	CASE c WHEN 'RO' THEN date '2024-09-01' ELSE '2023-06-01' END,
	'Regulation (EU) 1257/2012, Art. 18(2); ratifications of the UPC Agreement'
FROM regexp_split_to_table('AT BE BG DE DK EE FI FR IT LT LU LV MT NL PT RO SE SI',
	' ') AS c;

INSERT INTO territory_rule (id, office, right_type, territory, way, valid_from,
	source)
SELECT 'ea-' || lower(c), 'EA', NULL, c, 'designated', date '1995-08-12',
	'Eurasian Patent Convention, Art. 15, 17'
FROM regexp_split_to_table('AM AZ BY KG KZ RU TJ TM', ' ') AS c
UNION ALL
SELECT 'ap-' || lower(c), 'AP', NULL, c, 'designated', NULL,
	'Harare Protocol, Section 3; designated states that have not refused'
FROM regexp_split_to_table('BW CV GH GM KE LR LS MW MZ NA RW SC SD SL ST SZ TZ
UG ZM ZW', '\s') AS c
UNION ALL
SELECT 'oa-' || lower(c), 'OA', NULL, c, 'direct', NULL,
	'Bangui Agreement, Art. 4: one title for all members'
FROM regexp_split_to_table('BF BJ CF CG CI CM GA GN GQ GW KM ML MR NE SN TD TG',
	' ') AS c;

-- Terms. base: PCT filings count from the international filing, never from
-- priority. day_before: by the office's own reckoning.
INSERT INTO term_rule (id, office, right_type, filed_from, filed_to, base,
	years, day_before, month_end, restore_months, source)
SELECT id, office, right_type, filed_from::date, filed_to::date, base, years,
	day_before, month_end, restore, source
FROM (VALUES
	('cn-invention', 'CN', 'invention', NULL, NULL, 'filing', 20, true, false, 12, 'Patent Law of the PRC (2020), Art. 42; the last day is the one before the anniversary'),
	('cn-utility-model', 'CN', 'utility-model', NULL, NULL, 'filing', 10, true, false, 12, 'Patent Law of the PRC (2020), Art. 42'),
	('cn-design-10', 'CN', 'design', NULL, '2021-06-01', 'filing', 10, true, false, 12, 'Patent Law of the PRC (2008), Art. 42; CNIPA notice on filings before 2021-06-01'),
	('cn-design-15', 'CN', 'design', '2021-06-01', NULL, 'filing', 15, true, false, 12, 'Patent Law of the PRC (2020), Art. 42'),
	('us-invention', 'US', 'invention', '1995-06-08', NULL, 'filing', 20, false, false, 24, '35 USC 154(a)(2): from the earliest non-provisional or PCT filing relied on; adjustments and extensions as events'),
	('us-invention-old', 'US', 'invention', NULL, '1995-06-08', 'filing', 20, false, false, 24, '35 USC 154(c): 17 years from grant where that is longer, then as an event `adjusted`'),
	('us-design-14', 'US', 'design', NULL, '2015-05-13', 'grant', 14, false, false, 24, '35 USC 173 before the Hague Agreement'),
	('us-design-15', 'US', 'design', '2015-05-13', NULL, 'grant', 15, false, false, 24, '35 USC 173'),
	('ep-invention', 'EP', 'invention', NULL, NULL, 'filing', 20, false, false, 18, 'EPC Art. 63(1); restoration by national law'),
	('jp-invention', 'JP', 'invention', NULL, NULL, 'filing', 20, false, false, 18, 'Patent Act (JP), Art. 67(1), 112-2'),
	('jp-utility-model-6', 'JP', 'utility-model', NULL, '2005-04-01', 'filing', 6, false, false, 18, 'Utility Model Act (JP), Art. 15 before 2005'),
	('jp-utility-model', 'JP', 'utility-model', '2005-04-01', NULL, 'filing', 10, false, false, 18, 'Utility Model Act (JP), Art. 15'),
	('jp-design-20', 'JP', 'design', '2007-04-01', '2020-04-01', 'grant', 20, false, false, 18, 'Design Act (JP), Art. 21 before 2020-04-01'),
	('jp-design-25', 'JP', 'design', '2020-04-01', NULL, 'filing', 25, false, false, 18, 'Design Act (JP), Art. 21'),
	('kr-invention', 'KR', 'invention', NULL, NULL, 'filing', 20, false, false, 12, 'Patent Act (KR), Art. 88'),
	('kr-utility-model', 'KR', 'utility-model', NULL, NULL, 'filing', 10, false, false, 12, 'Utility Model Act (KR), Art. 22'),
	('kr-design', 'KR', 'design', '2014-07-01', NULL, 'filing', 20, false, false, 12, 'Design Protection Act (KR), Art. 91'),
	('de-invention', 'DE', 'invention', NULL, NULL, 'filing', 20, false, false, 18, 'PatG § 16: begins on the day after the filing'),
	('de-utility-model', 'DE', 'utility-model', NULL, NULL, 'filing', 10, false, true, 18, 'GebrMG § 23: ends ten years after the end of the month of the filing'),
	('tw-invention', 'TW', 'invention', NULL, NULL, 'filing', 20, true, false, 18, 'Patent Act (TW), Art. 52'),
	('tw-utility-model', 'TW', 'utility-model', NULL, NULL, 'filing', 10, true, false, 18, 'Patent Act (TW), Art. 114'),
	('tw-design-12', 'TW', 'design', NULL, '2019-11-01', 'filing', 12, true, false, 18, 'Patent Act (TW), Art. 135 before 2019-11-01'),
	('tw-design-15', 'TW', 'design', '2019-11-01', NULL, 'filing', 15, true, false, 18, 'Patent Act (TW), Art. 135'),
	('gb-invention', 'GB', 'invention', NULL, NULL, 'filing', 20, true, false, 19, 'Patents Act 1977, s. 25(1), 28: twenty years beginning with the filing'),
	('fr-invention', 'FR', 'invention', NULL, NULL, 'filing', 20, false, false, 18, 'CPI Art. L611-2'),
	('hk-invention', 'HK', 'invention', NULL, NULL, 'filing', 20, true, false, 18, 'Patents Ordinance (Cap. 514), s. 39: from the filing of the designated application, which is to be given as the day of filing')
) AS v (id, office, right_type, filed_from, filed_to, base, years, day_before,
	month_end, restore, source);
-- Everywhere else at least 20 years from filing (TRIPS Art. 33).
INSERT INTO term_rule (id, office, right_type, base, years, day_before, source)
SELECT lower(t.office) || '-invention', t.office, 'invention', 'filing', 20,
	t.office IN ('IE', 'SG', 'MO'), 'TRIPS Art. 33 and the patent act of ' || t.office
FROM (SELECT DISTINCT office FROM territory_rule) AS t
WHERE NOT EXISTS (SELECT FROM term_rule AS r
	WHERE r.office = t.office AND r.right_type = 'invention');

-- How often an office is to be asked again, in days.
INSERT INTO freshness_rule (id, office, days, source)
SELECT 'fresh-' || CASE office WHEN '*' THEN 'any' ELSE lower(office) END,
	office, days, 'policy of the secretariat: ' || why
FROM (VALUES ('CN', 180, 'annual fees may be paid within six months'),
	('US', 365, 'maintenance fees fall due three times'),
	('JP', 180, 'annual fees may be paid within six months'),
	('KR', 180, 'annual fees may be paid within six months'),
	('EP', 365, 'states report lapses up to a year later'),
	('*', 365, 'once a year')) AS v (office, days, why);

-- Laws.
INSERT INTO law_rule (id, territory, matter, effect, valid_from, source,
	verified_on, note)
SELECT id, territory, matter, effect, valid_from::date, source,
	verified_on::date, jsonb_build_object('en', en, 'zh', zh, 'ja', ja)
FROM (VALUES
	('jp-transfer', 'JP', 'transfer', 'binds', '2012-04-01', 'Patent Act (JP), Art. 99 as amended by Act 63 of 2011', '2026-11-21',
		'A non-exclusive licence binds who acquires the patent later, without registration.',
		'普通实施权无需登记即可对抗其后的专利受让人。',
		'通常実施権は、登録がなくても、その後に特許権を取得した者に対抗できます。'),
	('kr-transfer', 'KR', 'transfer', 'binds-if-recorded', NULL, 'Patent Act (KR), Art. 118', '2026-11-21',
		'A non-exclusive licence binds later owners only when it is registered.',
		'普通实施权只有经登记才能对抗其后的专利受让人。',
		'通常実施権は、登録された場合にのみ、その後の権利者に対抗できます。'),
	('tw-transfer', 'TW', 'transfer', 'binds-if-recorded', NULL, 'Patent Act (TW), Art. 62', '2026-11-21',
		'A licence does not stand against third parties unless it is on record.',
		'许可未经登记不得对抗第三人。',
		'ライセンスは、登録しなければ第三者に対抗できません。'),
	('gb-transfer', 'GB', 'transfer', 'binds-if-recorded-or-known', NULL, 'Patents Act 1977, s. 33', '2026-11-21',
		'A licence binds a later owner when it was registered, or when the buyer knew of it.',
		'许可已登记的，或者受让人知情的，对其后的专利权人有约束力。',
		'ライセンスは、登録されていた場合、または譲受人が知っていた場合に、その後の権利者を拘束します。'),
	('cn-transfer', 'CN', 'transfer', 'disputed-unless-recorded', NULL, 'Civil Code of the PRC; judicial interpretation on technology contracts, Art. 24(2); recordal measures of CNIPA', NULL,
		'A licence granted before the sale is said to go on, but without recordal this is disputed against a buyer in good faith.',
		'转让前订立的许可合同一般认为继续有效，但未经备案的，能否对抗善意受让人存在争议。',
		'譲渡前に与えられたライセンスは存続すると解されますが、登録（備案）がない場合、善意の譲受人に対抗できるかは争いがあります。'),
	('us-transfer', 'US', 'transfer', 'binds', NULL, 'case law: a buyer takes subject to existing licences', NULL,
		'Who buys a patent takes it subject to the licences that exist.',
		'专利受让人取得专利权时受既有许可的约束。',
		'特許を取得した者は、既存のライセンスの負担付きで取得します。'),
	('de-transfer', 'DE', 'transfer', 'binds', NULL, 'PatG § 15(3)', NULL,
		'A change of owner does not touch licences granted before.',
		'专利权转移不影响此前已授予的许可。',
		'権利の移転は、それ以前に与えられたライセンスに影響しません。'),
	('cn-co-owner', 'CN', 'co-owner', 'alone', '2009-10-01', 'Patent Law of the PRC (2020), Art. 14', NULL,
		'Unless the co-owners agreed otherwise, each may grant ordinary licences alone; the fees are shared.',
		'共有人无约定的，任一共有人可以单独以普通许可方式许可他人实施，使用费应当在共有人之间分配。',
		'共有者間に別段の定めがなければ、各共有者は単独で通常の実施許諾をすることができ、実施料は共有者間で分配されます。'),
	('us-co-owner', 'US', 'co-owner', 'alone', NULL, '35 USC 262', NULL,
		'Each co-owner may license without the others.',
		'各共有人可不经其他共有人同意而授予许可。',
		'各共有者は、他の共有者の同意なしにライセンスできます。'),
	('jp-co-owner', 'JP', 'co-owner', 'all', NULL, 'Patent Act (JP), Art. 73(3)', NULL,
		'A licence needs the consent of all other co-owners.',
		'授予许可须经其他全体共有人同意。',
		'ライセンスには他の共有者全員の同意が必要です。'),
	('kr-co-owner', 'KR', 'co-owner', 'all', NULL, 'Patent Act (KR), Art. 99(4)', '2026-11-21',
		'A licence needs the consent of all other co-owners.',
		'授予许可须经其他全体共有人同意。',
		'ライセンスには他の共有者全員の同意が必要です。'),
	('gb-co-owner', 'GB', 'co-owner', 'all', NULL, 'Patents Act 1977, s. 36(3)', '2026-11-21',
		'A licence needs the consent of all other co-owners, unless they agreed otherwise.',
		'除另有约定外，授予许可须经其他全体共有人同意。',
		'別段の合意がない限り、ライセンスには他の共有者全員の同意が必要です。'),
	('de-co-owner', 'DE', 'co-owner', 'all', NULL, 'BGB §§ 741, 744, 747', NULL,
		'Co-owners dispose of the whole patent, and license it, together.',
		'共有人须共同处分专利权及授予许可。',
		'共有者は、特許権全体の処分とライセンスを共同で行います。'),
	('cn-licensor-insolvency', 'CN', 'licensor-insolvency', 'may-end', NULL, 'Enterprise Bankruptcy Law of the PRC, Art. 18', NULL,
		'The administrator may end a contract not yet fulfilled by both sides; two months of silence end it.',
		'管理人可以解除双方均未履行完毕的合同；两个月内未通知的，视为解除合同。',
		'管財人は双方未履行の契約を解除でき、2か月間通知がなければ解除とみなされます。'),
	('us-licensor-insolvency', 'US', 'licensor-insolvency', 'protected', NULL, '11 USC 365(n)', NULL,
		'The licensee may keep its rights when the licence is rejected.',
		'许可合同被拒绝履行时，被许可人可以选择保留其权利。',
		'ライセンス契約の履行が拒絶されても、ライセンシーは権利を保持できます。'),
	('jp-licensor-insolvency', 'JP', 'licensor-insolvency', 'protected', '2012-04-01', 'Bankruptcy Act (JP), Art. 56; Patent Act (JP), Art. 99', NULL,
		'The trustee may not end a licence that stands against third parties.',
		'对于可对抗第三人的许可，破产管理人不得解除。',
		'第三者に対抗できるライセンスは、破産管財人が解除できません。'),
	('de-licensor-insolvency', 'DE', 'licensor-insolvency', 'may-end', NULL, 'InsO § 103', NULL,
		'The administrator may refuse to fulfil a contract not yet fulfilled by both sides.',
		'管理人可以拒绝履行双方均未履行完毕的合同。',
		'管財人は双方未履行の契約の履行を拒絶できます。'),
	('cn-recordal', 'CN', 'recordal', 'within-3-months', '2010-02-01', 'Implementing Regulations of the Patent Law, Rule 14(2)', NULL,
		'A licence contract is to be put on record at CNIPA within three months.',
		'专利实施许可合同应当自生效之日起三个月内向国家知识产权局备案。',
		'実施許諾契約は、発効から3か月以内に国家知識産権局へ登録（備案）します。'),
	('jp-recordal', 'JP', 'recordal', 'none', '2012-04-01', 'Patent Act (JP), Art. 99 as amended by Act 63 of 2011', '2026-11-21',
		'Non-exclusive licences are no longer registered.',
		'普通实施权不再进行登记。',
		'通常実施権の登録制度は廃止されています。'),
	('kr-recordal', 'KR', 'recordal', 'optional', NULL, 'Patent Act (KR), Art. 118', '2026-11-21',
		'A licence may be registered, and should be: it binds later owners only then.',
		'许可可以登记；只有登记后才能对抗其后的权利人，建议办理。',
		'ライセンスは登録できます。登録して初めて後の権利者に対抗できるため、登録をお勧めします。'),
	('gb-recordal', 'GB', 'recordal', 'optional', NULL, 'Patents Act 1977, s. 32, 33', '2026-11-21',
		'A licence may be entered in the register, which is notice to everybody.',
		'许可可以登记于登记簿，登记即视为对所有人的通知。',
		'ライセンスは登録簿に記載でき、記載は万人に対する通知となります。'),
	('us-recordal', 'US', 'recordal', 'optional', NULL, '35 USC 261; MPEP 313', NULL,
		'A licence may be recorded at the USPTO.',
		'许可可以在美国专利商标局登记。',
		'ライセンスは米国特許商標庁に記録できます。'),
	('de-recordal', 'DE', 'recordal', 'none', NULL, 'PatG § 30(4): exclusive licences only', NULL,
		'Only exclusive licences are entered in the register.',
		'只有独占许可可以登记于登记簿。',
		'登録簿に記載されるのは専用ライセンスのみです。')
) AS v (id, territory, matter, effect, valid_from, source, verified_on, en, zh,
	ja);

-- One row a publication, keyed by its number with kind code (ST.3, ST.16).
CREATE TABLE patent (
	id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
	number text NOT NULL UNIQUE,
	base text NOT NULL,	-- office and digits, without kind
	office text NOT NULL,
	kind text NOT NULL,
	application_number text,
	family text,
	-- {language: text}, {language: [text, ...]}; the source's codes
	title jsonb NOT NULL DEFAULT '{}',
	abstract jsonb NOT NULL DEFAULT '{}',
	claims jsonb NOT NULL DEFAULT '{}',
	applicants text[] NOT NULL DEFAULT '{}',
	owners text[] NOT NULL DEFAULT '{}',
	inventors text[] NOT NULL DEFAULT '{}',
	cpc text[] NOT NULL DEFAULT '{}',
	ipc text[] NOT NULL DEFAULT '{}',
	priority jsonb NOT NULL DEFAULT '[]',	-- [{number, date}]
	filed date,
	published date,
	granted date,
	status text CHECK (status IN ('pending', 'granted', 'expired', 'lapsed',
		'withdrawn', 'revoked')),
	status_source text,
	status_as_of date,
	topics text[] NOT NULL DEFAULT '{}',
	topics_given boolean NOT NULL DEFAULT false,	-- else derived from cpc
	extra jsonb,
	changed_at timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX patent_base ON patent (base);
CREATE INDEX patent_family ON patent (family);
CREATE INDEX patent_application ON patent (application_number);
GRANT INSERT, UPDATE ON patent TO canopy_writer;

-- Topics and the CPC prefixes that lead to them; both can be edited.
CREATE TABLE topic (
	slug text PRIMARY KEY CHECK (slug ~ '^[a-z0-9][a-z0-9-]{0,63}$'),
	label jsonb NOT NULL,	-- {en, zh, ja}
	position integer NOT NULL DEFAULT 0
);
CREATE TABLE topic_rule (
	prefix text NOT NULL CHECK (prefix ~ '^[A-HY][0-9A-Z/]*$'),
	topic text NOT NULL REFERENCES topic,
	PRIMARY KEY (prefix, topic)
);
GRANT INSERT, UPDATE ON topic TO canopy_writer;
GRANT INSERT, DELETE ON topic_rule TO canopy_writer;

INSERT INTO topic (slug, label, position) VALUES
('data-centre', '{"en":"Data centres","zh":"数据中心节能","ja":"データセンター省エネ"}', 1),
('storage-network', '{"en":"Storage and networks","zh":"存储与网络","ja":"ストレージ・ネットワーク"}', 2),
('optimisation', '{"en":"Computing optimisation","zh":"计算优化","ja":"計算の最適化"}', 3),
('energy-monitoring', '{"en":"Energy monitoring","zh":"能耗与碳监测","ja":"エネルギー監視"}', 4),
('buildings', '{"en":"Buildings","zh":"建筑节能","ja":"建築物の省エネ"}', 5),
('transport', '{"en":"Transport","zh":"交通与物流","ja":"交通・物流"}', 6),
('carbon-capture', '{"en":"Carbon capture","zh":"碳捕集与封存","ja":"二酸化炭素の回収・貯留"}', 7),
('fuel-cells', '{"en":"Fuel cells","zh":"燃料电池","ja":"燃料電池"}', 8),
('microgrid', '{"en":"Microgrids and storage","zh":"微电网与储能","ja":"マイクログリッド・蓄電"}', 9),
('refrigeration', '{"en":"Refrigeration","zh":"制冷与冷链","ja":"冷凍・コールドチェーン"}', 10);
INSERT INTO topic_rule (prefix, topic) VALUES
('H05K7/20', 'data-centre'), ('G06F1/20', 'data-centre'), ('Y02D10/', 'data-centre'),
('G06F3/06', 'storage-network'), ('H04L', 'storage-network'), ('H04W', 'storage-network'), ('Y02D30/', 'storage-network'),
('G06F9/', 'optimisation'), ('G06N', 'optimisation'), ('G06Q10/04', 'optimisation'), ('G05B13/', 'optimisation'),
('G01R', 'energy-monitoring'), ('G01D', 'energy-monitoring'), ('Y04S', 'energy-monitoring'), ('Y02P90/84', 'energy-monitoring'), ('G06Q50/06', 'energy-monitoring'),
('Y02B', 'buildings'), ('F24F', 'buildings'), ('E04', 'buildings'), ('E06B', 'buildings'),
('Y02T', 'transport'), ('B60L', 'transport'), ('B60W', 'transport'), ('G08G', 'transport'), ('G06Q10/08', 'transport'),
('Y02C', 'carbon-capture'), ('B01D53/', 'carbon-capture'), ('E21B41/', 'carbon-capture'),
('H01M8/', 'fuel-cells'), ('Y02E60/50', 'fuel-cells'),
('H02J', 'microgrid'), ('Y02E70/', 'microgrid'), ('Y02E60/10', 'microgrid'), ('H01M10/', 'microgrid'), ('Y02E10/', 'microgrid'),
('F25B', 'refrigeration'), ('F25D', 'refrigeration'), ('A23L3/36', 'refrigeration');

-- A patent in the pool. A correction supersedes; nothing is overwritten.
CREATE TABLE contribution (
	id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
	patent_id bigint NOT NULL REFERENCES patent,
	member_id text NOT NULL REFERENCES organisation,
	since date NOT NULL,
	until date,
	terms_version text,
	recorded_at timestamptz NOT NULL DEFAULT clock_timestamp(),
	superseded_at timestamptz,
	CHECK (since < until)
);
CREATE UNIQUE INDEX contribution_current ON contribution (patent_id)
	WHERE superseded_at IS NULL;
CREATE INDEX contribution_member ON contribution (member_id)
	WHERE superseded_at IS NULL;
GRANT INSERT, UPDATE (superseded_at) ON contribution TO canopy_writer;

-- What search asks. keys: index keys of all fields; title_keys,
-- abstract_keys for rank; stream: see app/search/token.h.
CREATE TABLE search_document (
	patent_id bigint PRIMARY KEY REFERENCES patent,
	keys text[] NOT NULL,
	title_keys text[] NOT NULL,
	abstract_keys text[] NOT NULL,
	stream text NOT NULL
);
CREATE INDEX search_document_keys ON search_document USING gin (keys)
	WITH (fastupdate = off);
GRANT INSERT, UPDATE ON search_document TO canopy_writer;

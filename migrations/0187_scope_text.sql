-- What the fields of the first scope mean, in a sentence each.
UPDATE scope_field AS f SET definition = d.text::jsonb
FROM (VALUES
('data-centre', '{"en":"Building, cooling, powering and running data centres so that the same computing causes fewer emissions.","zh":"建设、冷却、供电和运行数据中心，使同等计算产生更少的排放。","ja":"同じ計算をより少ない排出で行うためのデータセンターの建設、冷却、給電及び運用。"}'),
('storage-network', '{"en":"Storing and transmitting data with less energy, in devices, networks and their management.","zh":"在设备、网络及其管理中以更少的能源存储和传输数据。","ja":"機器、ネットワーク及びその管理において、より少ないエネルギーでデータを保存し伝送すること。"}'),
('optimisation', '{"en":"Planning, scheduling and balancing of computing loads that saves energy or shifts use to low-carbon power.","zh":"节约能源或将用能转移至低碳电力的计算负载规划、调度与均衡。","ja":"省エネルギー、又は低炭素電力への移行をもたらす計算負荷の計画、スケジューリング及び平準化。"}'),
('energy-monitoring', '{"en":"Measuring, reporting and controlling energy use and emissions of plants, buildings, products or organisations.","zh":"对工厂、建筑、产品或组织的能耗与排放进行测量、报告和控制。","ja":"工場、建築物、製品又は組織のエネルギー使用と排出の測定、報告及び制御。"}'),
('buildings', '{"en":"Heating, cooling, lighting, insulating and controlling buildings with fewer emissions.","zh":"以更少的排放进行建筑供暖、制冷、照明、保温和控制。","ja":"より少ない排出による建築物の暖房、冷房、照明、断熱及び制御。"}'),
('transport', '{"en":"Moving people and goods with fewer emissions: vehicles, charging, routing and logistics.","zh":"以更少的排放运送人员和货物：车辆、充电、路径规划与物流。","ja":"より少ない排出による人と物の輸送：車両、充電、経路計画及び物流。"}'),
('carbon-capture', '{"en":"Capturing, using or storing carbon dioxide from processes or from the air.","zh":"从工艺过程或空气中捕集、利用或封存二氧化碳。","ja":"工程又は大気からの二酸化炭素の回収、利用又は貯留。"}'),
('fuel-cells', '{"en":"Making and running fuel cells, and supplying them with hydrogen.","zh":"燃料电池的制造与运行，以及氢气供应。","ja":"燃料電池の製造及び運転並びに水素の供給。"}'),
('microgrid', '{"en":"Generating renewable power locally, storing it, and running small grids with it.","zh":"就地生产可再生电力、储能并以此运行微电网。","ja":"再生可能電力の地産、蓄電及びこれによる小規模電力網の運用。"}'),
('refrigeration', '{"en":"Refrigeration and cold chains with less energy or with refrigerants of lower climate effect.","zh":"以更少的能源或气候影响更低的制冷剂进行制冷和冷链运作。","ja":"より少ないエネルギー、又は気候への影響がより小さい冷媒による冷凍及びコールドチェーン。"}')
) AS d (field, text)
WHERE f.version = 'scope-1.0' AND f.field = d.field;

-- name: patent_topic_rules
-- All topics in their order with their rules; first marks a new topic.
SELECT t.slug, r.prefix,
	row_number() OVER (PARTITION BY t.slug ORDER BY r.prefix) = 1 AS first
FROM topic AS t
LEFT JOIN topic_rule AS r ON r.topic = t.slug
ORDER BY t.position, t.slug, r.prefix;

-- name: attest_list(member)
SELECT p.number, p.title, p.status, p.status_as_of, c.since
FROM pooled AS c
JOIN patent AS p ON p.id = c.patent_id
WHERE c.member_id = $1
ORDER BY p.number COLLATE "C";

-- name: attest_past(member)
SELECT a.period, a.patents, u.name, a.note,
	to_char(a.at AT TIME ZONE 'UTC', 'YYYY-MM-DD') AS on_day
FROM attestation AS a
JOIN account AS u ON u.id = a.account_id
WHERE a.member_id = $1
ORDER BY a.period DESC;

-- name: attest_insert(member, period, hash, patents, account, note)
INSERT INTO attestation (member_id, period, list_hash, patents, account_id,
	note)
VALUES ($1, $2, $3, $4::integer, $5::bigint, $6);

-- name: account_by_id(id)
SELECT id, email, name, role, organisation_id, has_password,
	verified_at IS NOT NULL AS verified,
	disabled_at IS NOT NULL AS disabled,
	to_char(created_at, 'YYYY-MM-DD') AS created
FROM account
WHERE id = $1::bigint;

-- name: account_by_email(email)
SELECT id, email, name, role, organisation_id, has_password,
	verified_at IS NOT NULL AS verified,
	disabled_at IS NOT NULL AS disabled,
	to_char(created_at, 'YYYY-MM-DD') AS created
FROM account
WHERE email = $1;

-- name: account_all()
SELECT id, email, name, role, organisation_id, has_password,
	verified_at IS NOT NULL AS verified,
	disabled_at IS NOT NULL AS disabled,
	to_char(created_at, 'YYYY-MM-DD') AS created
FROM account
ORDER BY email;

-- name: account_secret(email)
-- What signing in compares; the writer's role only may read it.
SELECT id, password
FROM account
WHERE email = $1 AND disabled_at IS NULL;

-- name: account_secret_by_id(id)
SELECT id, password
FROM account
WHERE id = $1::bigint AND disabled_at IS NULL;

-- name: account_insert(email, name, role, organisation, password)
INSERT INTO account (email, name, role, organisation_id, password)
VALUES ($1, $2, $3, $4, $5)
RETURNING id;

-- name: account_update_password(id, password)
UPDATE account SET password = $2 WHERE id = $1::bigint;

-- name: account_update_role(id, role)
-- Answers with the role before; no row when nothing would change.
UPDATE account AS a SET role = $2
FROM (SELECT id, role FROM account WHERE id = $1::bigint FOR UPDATE) AS old
WHERE a.id = old.id AND old.role <> $2
RETURNING old.role AS before;

-- name: account_update_disabled(id)
UPDATE account SET disabled_at = now()
WHERE id = $1::bigint AND disabled_at IS NULL;

-- name: session_person(token_hash)
-- Whose session it is, while it lasts.
SELECT a.id, a.email, a.name, a.role, a.organisation_id,
	(SELECT count(*) FROM inbox_entry AS i
		WHERE i.account_id = a.id AND i.read_at IS NULL) AS unread
FROM session AS s
JOIN account AS a ON a.id = s.account_id
WHERE s.token_hash = $1
	AND s.expires_at > now()
	AND a.disabled_at IS NULL;

-- name: session_insert(token_hash, account, old_hash)
-- One step: the old session of the browser ends, what has expired is swept,
-- the new one begins. Those who decide about others have to sign in daily.
WITH ended AS (
	DELETE FROM session
	WHERE token_hash = $3 OR (account_id = $2::bigint AND expires_at <= now())
), begun AS (
	INSERT INTO session (token_hash, account_id, expires_at)
	SELECT $1, id, now() + CASE WHEN role IN ('secretariat', 'admin')
		THEN interval '12 hours' ELSE interval '14 days' END
	FROM account
	WHERE id = $2::bigint AND disabled_at IS NULL
	RETURNING account_id, expires_at
)
SELECT a.id, a.email, a.name, a.role, a.organisation_id,
	extract(epoch FROM b.expires_at - now())::integer AS seconds
FROM begun AS b
JOIN account AS a ON a.id = b.account_id;

-- name: session_delete(token_hash)
DELETE FROM session WHERE token_hash = $1;

-- name: session_delete_all(account)
DELETE FROM session WHERE account_id = $1::bigint;

-- name: password_link_insert(token_hash, account, hours)
INSERT INTO password_link (token_hash, account_id, expires_at)
SELECT $1, id, now() + make_interval(hours => $3::integer)
FROM account
WHERE id = $2::bigint AND disabled_at IS NULL;

-- name: password_link_account(token_hash)
SELECT account_id
FROM password_link
WHERE token_hash = $1 AND used_at IS NULL AND expires_at > now();

-- name: password_link_use(token_hash)
-- No row: unknown, used, too old, or the account is disabled.
UPDATE password_link AS l SET used_at = now()
FROM account AS a
WHERE l.token_hash = $1 AND l.used_at IS NULL AND l.expires_at > now()
	AND a.id = l.account_id AND a.disabled_at IS NULL
RETURNING a.id, a.role;

-- name: password_link_end(account)
UPDATE password_link SET used_at = now()
WHERE account_id = $1::bigint AND used_at IS NULL;

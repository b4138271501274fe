-- name: report_position()
-- The size of the audit trail.
SELECT coalesce(max(id), 0) AS position FROM audit_event;

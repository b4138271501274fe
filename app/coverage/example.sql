-- name: coverage_examples()
SELECT heading, title, text, path, answer
FROM coverage_example
ORDER BY position;

-- name: coverage_example_insert(position, heading, title, text, path, answer)
INSERT INTO coverage_example (position, heading, title, text, path, answer)
VALUES ($1::integer, $2::jsonb, $3::jsonb, $4::jsonb, $5, $6);

-- +goose Up

-- The update that a request asks for: its refusal is kept only where that update was not written, and the other way round.
ALTER TABLE idempotency_keys ADD COLUMN update_id TEXT NOT NULL DEFAULT '';
CREATE INDEX idempotency_update ON idempotency_keys (update_id) WHERE update_id <> '';
CREATE INDEX idempotency_age ON idempotency_keys (created_at);
-- The answer to a new application holds its text, and is made again from its first event instead.
UPDATE idempotency_keys SET status = 0, header = '', body = '' WHERE status = 201 AND header LIKE '%/api/v1/applications/%';

-- +goose Up

-- Tokens end. Those that are there end 90 days from now.
ALTER TABLE tokens ADD COLUMN id TEXT NOT NULL DEFAULT '';
ALTER TABLE tokens ADD COLUMN expires_at BIGINT NOT NULL DEFAULT 0;
ALTER TABLE tokens ADD COLUMN last_used_at BIGINT NOT NULL DEFAULT 0;
UPDATE tokens SET id = substr(hash, 1, 12), expires_at = (CAST(strftime('%s', 'now') AS INTEGER) + 90 * 86400) * 1000000;
CREATE INDEX tokens_user ON tokens (user_id);

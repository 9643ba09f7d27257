-- +goose Up

-- A database is that of a demonstration only where a demonstration made it. Its people are marked, and they alone need no password.
CREATE TABLE demonstration (
    one      INTEGER PRIMARY KEY CHECK (one = 1),
    begun_at BIGINT NOT NULL,
    ended_at BIGINT NOT NULL DEFAULT 0
);
ALTER TABLE users ADD COLUMN fictional BOOLEAN NOT NULL DEFAULT FALSE;

-- +goose Up

-- What an API token can be used for. Those there are could do everything.
ALTER TABLE tokens ADD COLUMN scope TEXT NOT NULL DEFAULT 'all' CHECK (scope IN ('read', 'all'));

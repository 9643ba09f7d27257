-- +goose Up

-- What a region set itself as its target, who set it, when and why. The newest not after an instant counted then.
CREATE TABLE targets (
    id       TEXT PRIMARY KEY,
    region   TEXT NOT NULL,
    percent  INTEGER NOT NULL,
    why      TEXT NOT NULL,
    actor_id TEXT NOT NULL,
    at       BIGINT NOT NULL
);
CREATE INDEX targets_region ON targets (region, at);

CREATE TRIGGER targets_keep BEFORE UPDATE OR DELETE OR TRUNCATE ON targets FOR EACH STATEMENT EXECUTE FUNCTION append_only();

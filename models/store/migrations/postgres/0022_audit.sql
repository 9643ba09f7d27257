-- +goose Up

-- Who, in which role and from where; and what a list showed, or what was changed, as JSON. Signing in and what was refused is logged too.
ALTER TABLE access_log ADD COLUMN actor_role TEXT NOT NULL DEFAULT '';
ALTER TABLE access_log ADD COLUMN address TEXT NOT NULL DEFAULT '';
ALTER TABLE access_log ADD COLUMN shown TEXT NOT NULL DEFAULT '';
CREATE INDEX access_log_actor ON access_log (actor_id, id);
CREATE INDEX access_log_at ON access_log (at);

-- Each entry seals one row of a table as it was after one write: its hash, in a chain, signed with a key that is not here.
CREATE TABLE audit_entries (
    chain     TEXT NOT NULL,
    n         BIGINT NOT NULL,
    kind      TEXT NOT NULL,
    tbl       TEXT NOT NULL,
    row_key   TEXT NOT NULL,
    row_hash  TEXT NOT NULL,
    at        BIGINT NOT NULL,
    prev      TEXT NOT NULL,
    hash      TEXT NOT NULL,
    algorithm TEXT NOT NULL,
    key_id    TEXT NOT NULL,
    mac       TEXT NOT NULL,
    PRIMARY KEY (chain, n)
);
CREATE TABLE audit_heads (
    chain     TEXT PRIMARY KEY,
    n         BIGINT NOT NULL,
    hash      TEXT NOT NULL,
    at        BIGINT NOT NULL,
    algorithm TEXT NOT NULL,
    key_id    TEXT NOT NULL,
    mac       TEXT NOT NULL
);
CREATE INDEX audit_heads_at ON audit_heads (at);

CREATE TRIGGER audit_entries_keep BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_entries FOR EACH STATEMENT EXECUTE FUNCTION append_only();

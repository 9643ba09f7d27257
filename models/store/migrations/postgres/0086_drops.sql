-- +goose Up

-- The outbox of the transfer folder: one row for each submission that goes there. queued, then ready (its folder is written
-- beside its place, as part), then dropped; or cancelled, where it was withdrawn before.
CREATE TABLE drops (
    application_id TEXT NOT NULL REFERENCES applications (id),
    round          INTEGER NOT NULL,
    state          TEXT NOT NULL,
    part           TEXT NOT NULL,
    PRIMARY KEY (application_id, round)
);
CREATE INDEX drops_state ON drops (state);

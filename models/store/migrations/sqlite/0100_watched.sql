-- +goose Up

-- Reminders that the clock gave, also where there was no one to notify: one that is due and is not here is late.
CREATE TABLE reminders_given (
    application_id TEXT NOT NULL REFERENCES applications (id),
    kind           TEXT NOT NULL,
    due_at         BIGINT NOT NULL,
    given_at       BIGINT NOT NULL,
    PRIMARY KEY (application_id, kind, due_at)
);

-- The last result of each check that the service makes of itself: records (against their seals) and workflows (against the database).
CREATE TABLE self_checks (
    name  TEXT PRIMARY KEY,
    at    BIGINT NOT NULL,
    sound BOOLEAN NOT NULL,
    found BIGINT NOT NULL -- how many things were not as they should be
);

-- +goose Up

-- What one administrator wants and another must confirm: other rights of a user, or emergency access.
CREATE TABLE rights_requests (
    id         TEXT PRIMARY KEY,
    kind       TEXT NOT NULL, -- rights or break-glass
    user_id    TEXT NOT NULL REFERENCES users (id), -- whose rights they are
    before     TEXT NOT NULL, -- JSON of the user as they were when it was asked
    after      TEXT NOT NULL, -- JSON of the user as they would be
    asked_by   TEXT NOT NULL, -- '' for the operator of the service
    asked_at   BIGINT NOT NULL,
    state      TEXT NOT NULL, -- open, confirmed or refused
    decided_by TEXT NOT NULL,
    decided_at BIGINT NOT NULL,
    note       TEXT NOT NULL
);
CREATE INDEX rights_requests_state ON rights_requests (state, asked_at);

-- A password for emergencies opens nothing until a second administrator has confirmed it.
ALTER TABLE break_glass ADD COLUMN pending BOOLEAN NOT NULL DEFAULT FALSE;

-- What auditors are told: changes of rights, emergency access, unusual reading.
CREATE TABLE audit_notices (
    id       TEXT PRIMARY KEY,
    at       BIGINT NOT NULL,
    kind     TEXT NOT NULL,
    user_id  TEXT NOT NULL, -- whom it is about
    actor_id TEXT NOT NULL, -- who did it; '' where nobody did
    detail   TEXT NOT NULL, -- JSON
    seen_by  TEXT NOT NULL,
    seen_at  BIGINT NOT NULL
);
CREATE INDEX audit_notices_at ON audit_notices (at);

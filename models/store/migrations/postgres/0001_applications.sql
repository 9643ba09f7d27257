-- +goose Up
-- Times are microseconds since 1970 in UTC; dates are London dates as YYYY-MM-DD.
CREATE TABLE users (
    id            TEXT PRIMARY KEY,
    username      TEXT NOT NULL UNIQUE,
    name          TEXT NOT NULL,
    role          TEXT NOT NULL,
    force         TEXT NOT NULL DEFAULT '',
    region        TEXT NOT NULL DEFAULT '',
    active        BOOLEAN NOT NULL,
    password_hash TEXT NOT NULL DEFAULT '',
    created_at    BIGINT NOT NULL
);

-- Only the SHA-256 of a token is kept.
CREATE TABLE tokens (
    hash       TEXT PRIMARY KEY,
    user_id    TEXT NOT NULL REFERENCES users (id),
    created_at BIGINT NOT NULL
);

CREATE TABLE reference_numbers (
    region TEXT NOT NULL,
    year   INTEGER NOT NULL,
    last   INTEGER NOT NULL,
    PRIMARY KEY (region, year)
);

CREATE TABLE applications (
    id           TEXT PRIMARY KEY,
    reference    TEXT NOT NULL UNIQUE,
    force        TEXT NOT NULL,
    region       TEXT NOT NULL,
    state        TEXT NOT NULL,
    seq          INTEGER NOT NULL,
    version      INTEGER NOT NULL,
    round        INTEGER NOT NULL,
    holder       TEXT NOT NULL DEFAULT '',
    submitted    BOOLEAN NOT NULL,
    standing     TEXT NOT NULL,
    content_hash TEXT NOT NULL,
    subject      TEXT NOT NULL,
    search       TEXT NOT NULL,
    received_subject TEXT NOT NULL DEFAULT '', -- as the CPS last received it
    received_search  TEXT NOT NULL DEFAULT '',
    created_at   BIGINT NOT NULL,
    created_by   TEXT NOT NULL,
    updated_at   BIGINT NOT NULL,
    updated_by   TEXT NOT NULL,
    content      TEXT NOT NULL -- last, so that a list need not read past it
);
-- One index for each way into the list, all in the order of the list, so that its first page
-- costs the same at any size.
CREATE INDEX applications_all ON applications (created_at DESC, id DESC);
CREATE INDEX applications_state ON applications (state, created_at DESC, id DESC);
CREATE INDEX applications_region ON applications (region, created_at DESC, id DESC);
CREATE INDEX applications_region_state ON applications (region, state, created_at DESC, id DESC);
CREATE INDEX applications_force ON applications (force, created_at DESC, id DESC);
CREATE INDEX applications_force_state ON applications (force, state, created_at DESC, id DESC);
CREATE INDEX applications_holder ON applications (holder, created_at DESC, id DESC) WHERE holder <> '';
CREATE INDEX applications_submitted ON applications (created_at DESC, id DESC) WHERE submitted;

-- Who changed the words, and when: one row for each saved change of content.
CREATE TABLE edits (
    application_id TEXT NOT NULL REFERENCES applications (id),
    version        INTEGER NOT NULL,
    actor_id       TEXT NOT NULL,
    at             BIGINT NOT NULL,
    content_hash   TEXT NOT NULL,
    PRIMARY KEY (application_id, version)
);

-- The terms of each application as they stand, for text that stands in more than one of them:
-- folded and hashed, and where a wording of the library was used, which version with what values.
CREATE TABLE terms (
    application_id  TEXT NOT NULL REFERENCES applications (id),
    term_id         TEXT NOT NULL,
    print           TEXT NOT NULL,
    wording         TEXT NOT NULL DEFAULT '',
    wording_version INTEGER NOT NULL DEFAULT 0,
    wording_values  TEXT NOT NULL DEFAULT '',
    PRIMARY KEY (application_id, term_id)
);
CREATE INDEX terms_print ON terms (print);

CREATE TABLE payloads (
    ref            TEXT PRIMARY KEY,
    application_id TEXT NOT NULL,
    actor_id       TEXT NOT NULL,
    action         TEXT NOT NULL,
    body           TEXT NOT NULL,
    hash           TEXT NOT NULL,
    at             BIGINT NOT NULL
);
CREATE INDEX payloads_application ON payloads (application_id);

CREATE TABLE events (
    application_id TEXT NOT NULL REFERENCES applications (id),
    seq            INTEGER NOT NULL,
    update_id      TEXT NOT NULL,
    action         TEXT NOT NULL,
    actor_id       TEXT NOT NULL,
    actor_role     TEXT NOT NULL,
    at             BIGINT NOT NULL,
    from_state     TEXT NOT NULL,
    to_state       TEXT NOT NULL,
    round          INTEGER NOT NULL,
    version        INTEGER NOT NULL,
    payload_ref    TEXT NOT NULL,
    payload_hash   TEXT NOT NULL,
    content_hash   TEXT NOT NULL,
    prev_hash      TEXT NOT NULL,
    hash           TEXT NOT NULL,
    PRIMARY KEY (application_id, seq),
    UNIQUE (application_id, update_id)
);

CREATE TABLE versions (
    application_id TEXT NOT NULL REFERENCES applications (id),
    n              INTEGER NOT NULL,
    kind           TEXT NOT NULL,
    round          INTEGER NOT NULL,
    seq            INTEGER NOT NULL,
    content        TEXT NOT NULL,
    hash           TEXT NOT NULL,
    at             BIGINT NOT NULL,
    actor_id       TEXT NOT NULL,
    PRIMARY KEY (application_id, n)
);

-- What the CPS received in each round and what it answered; read by the headline figure.
CREATE TABLE submissions (
    application_id TEXT NOT NULL REFERENCES applications (id),
    round          INTEGER NOT NULL,
    version_n      INTEGER NOT NULL,
    at             BIGINT NOT NULL,
    submitted_on   TEXT NOT NULL,
    actor_id       TEXT NOT NULL,
    force          TEXT NOT NULL,
    region         TEXT NOT NULL,
    route          TEXT NOT NULL,
    offence        TEXT NOT NULL,
    content_hash   TEXT NOT NULL,
    decision       TEXT NOT NULL DEFAULT '',
    decided_on     TEXT NOT NULL DEFAULT '',
    outside        BOOLEAN NOT NULL DEFAULT FALSE,
    PRIMARY KEY (application_id, round)
);
CREATE INDEX submissions_first_submitted ON submissions (submitted_on) WHERE round = 1;
CREATE INDEX submissions_first_decided ON submissions (decided_on) WHERE round = 1;

CREATE TABLE points (
    application_id TEXT NOT NULL REFERENCES applications (id),
    id             TEXT NOT NULL,
    number         INTEGER NOT NULL,
    round          INTEGER NOT NULL,
    raised_seq     INTEGER NOT NULL,
    raised_by      TEXT NOT NULL,
    raised_at      BIGINT NOT NULL,
    code           TEXT NOT NULL,
    severity       TEXT NOT NULL,
    anchor         TEXT NOT NULL,
    text           TEXT NOT NULL,
    action         TEXT NOT NULL,
    due_on         TEXT NOT NULL DEFAULT '',
    answer         TEXT NOT NULL DEFAULT '',
    answer_text    TEXT NOT NULL DEFAULT '',
    answered_by    TEXT NOT NULL DEFAULT '',
    answered_at    BIGINT NOT NULL DEFAULT 0,
    resolution     TEXT NOT NULL DEFAULT '',
    resolved_by    TEXT NOT NULL DEFAULT '',
    resolved_at    BIGINT NOT NULL DEFAULT 0,
    PRIMARY KEY (application_id, id)
);

CREATE TABLE idempotency_keys (
    actor_id     TEXT NOT NULL,
    key_hash     TEXT NOT NULL,
    request_hash TEXT NOT NULL,
    resource     TEXT NOT NULL, -- id given to what the request creates
    status       INTEGER NOT NULL DEFAULT 0, -- 0 while unanswered
    header       TEXT NOT NULL DEFAULT '',
    body         TEXT NOT NULL DEFAULT '',
    created_at   BIGINT NOT NULL,
    PRIMARY KEY (actor_id, key_hash)
);

-- Data Protection Act 2018 s.62: who consulted or received what, and when.
CREATE TABLE access_log (
    id             BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    at             BIGINT NOT NULL,
    actor_id       TEXT NOT NULL,
    kind           TEXT NOT NULL,
    route          TEXT NOT NULL,
    application_id TEXT NOT NULL DEFAULT '',
    detail         TEXT NOT NULL DEFAULT '',
    request_id     TEXT NOT NULL DEFAULT ''
);
CREATE INDEX access_log_application ON access_log (application_id, id);

-- +goose StatementBegin
CREATE FUNCTION append_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '% is append-only', TG_TABLE_NAME;
END $$;
-- +goose StatementEnd
CREATE TRIGGER events_keep BEFORE UPDATE OR DELETE OR TRUNCATE ON events FOR EACH STATEMENT EXECUTE FUNCTION append_only();
CREATE TRIGGER versions_keep BEFORE UPDATE OR DELETE OR TRUNCATE ON versions FOR EACH STATEMENT EXECUTE FUNCTION append_only();
CREATE TRIGGER edits_keep BEFORE UPDATE OR DELETE OR TRUNCATE ON edits FOR EACH STATEMENT EXECUTE FUNCTION append_only();
CREATE TRIGGER access_log_keep BEFORE UPDATE OR DELETE OR TRUNCATE ON access_log FOR EACH STATEMENT EXECUTE FUNCTION append_only();

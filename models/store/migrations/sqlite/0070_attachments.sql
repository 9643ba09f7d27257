-- +goose Up

-- What is known of each file that was attached to an application. Its bytes are in the file storage, under the key blob.
-- A row stays when its file is removed.
CREATE TABLE attachments (
    id             TEXT NOT NULL PRIMARY KEY,
    application_id TEXT NOT NULL REFERENCES applications (id),
    origin         TEXT NOT NULL, -- force, or answer: a paper of the CPS
    blob           TEXT NOT NULL UNIQUE,
    name           TEXT NOT NULL,
    type           TEXT NOT NULL, -- media type, by the content
    size           BIGINT NOT NULL,
    sha256         TEXT NOT NULL,
    kind           TEXT NOT NULL,
    title          TEXT NOT NULL,
    marking        TEXT NOT NULL,
    served         TEXT NOT NULL, -- served, unserved, or empty
    withheld       TEXT NOT NULL, -- what was covered or left out
    withheld_why   TEXT NOT NULL,
    links          TEXT NOT NULL, -- JSON: ids of evidence items, documents, terms and points
    scan           TEXT NOT NULL, -- clean, not-scanned, waiting or infected
    at             BIGINT NOT NULL,
    actor_id       TEXT NOT NULL,
    removed_at     BIGINT NOT NULL,
    removed_by     TEXT NOT NULL
);
CREATE INDEX attachments_application ON attachments (application_id);
CREATE INDEX attachments_scan ON attachments (scan);

-- The files that went with a version, for ever.
CREATE TABLE version_files (
    application_id TEXT NOT NULL REFERENCES applications (id),
    version_n      INTEGER NOT NULL,
    attachment_id  TEXT NOT NULL REFERENCES attachments (id),
    sha256         TEXT NOT NULL,
    PRIMARY KEY (application_id, version_n, attachment_id)
);
CREATE INDEX version_files_attachment ON version_files (attachment_id);

-- +goose StatementBegin
CREATE TRIGGER version_files_keep BEFORE UPDATE ON version_files BEGIN SELECT RAISE(ABORT, 'version_files is append-only'); END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER version_files_stay BEFORE DELETE ON version_files BEGIN SELECT RAISE(ABORT, 'version_files is append-only'); END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER attachments_stay BEFORE DELETE ON attachments BEGIN SELECT RAISE(ABORT, 'attachments keeps its rows'); END;
-- +goose StatementEnd

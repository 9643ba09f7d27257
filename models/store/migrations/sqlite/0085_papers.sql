-- +goose Up

-- The documents of each submission, as they went to the CPS. Their bytes are in the file storage, under the key blob.
CREATE TABLE papers (
    application_id TEXT NOT NULL REFERENCES applications (id),
    round          INTEGER NOT NULL,
    name           TEXT NOT NULL, -- request, draft-order, …; index and manifest
    format         TEXT NOT NULL, -- pdf, docx, txt or json
    file           TEXT NOT NULL, -- its name in the pack
    title          TEXT NOT NULL,
    blob           TEXT NOT NULL,
    sha256         TEXT NOT NULL,
    size           BIGINT NOT NULL,
    at             BIGINT NOT NULL,
    later          BOOLEAN NOT NULL, -- made after the submission, from the version that was submitted
    PRIMARY KEY (application_id, round, name, format)
);
CREATE INDEX papers_blob ON papers (blob);

-- +goose StatementBegin
CREATE TRIGGER papers_keep BEFORE UPDATE ON papers BEGIN SELECT RAISE(ABORT, 'papers is append-only'); END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER papers_stay BEFORE DELETE ON papers BEGIN SELECT RAISE(ABORT, 'papers is append-only'); END;
-- +goose StatementEnd

-- +goose Up

-- By what the subjects of an application are found again in another: hashes of PNC ids, of names with the day of birth, and
-- of registered numbers. No name stands here.
CREATE TABLE subject_keys (
    application_id TEXT NOT NULL REFERENCES applications (id),
    kind           TEXT NOT NULL,
    hash           TEXT NOT NULL,
    PRIMARY KEY (application_id, kind, hash)
);
CREATE INDEX subject_keys_hash ON subject_keys (hash);

-- The way in which an application's keys were last made; the program makes those of another version again when it starts.
ALTER TABLE applications ADD COLUMN keys_version INTEGER NOT NULL DEFAULT 0;

-- What an officer was shown before approving, and what of it they confirmed.
ALTER TABLE checklists ADD COLUMN sights TEXT NOT NULL DEFAULT '[]';

-- +goose Up

-- Names in the form in which they are compared. username_key is empty only where an older account looks the same.
ALTER TABLE users ADD COLUMN username_key TEXT NOT NULL DEFAULT '';
ALTER TABLE users ADD COLUMN search TEXT NOT NULL DEFAULT '';
CREATE UNIQUE INDEX users_alike ON users (username_key) WHERE username_key <> '';

-- Applications whose columns for comparing are of an older form. The program writes them again as it starts.
CREATE TABLE unindexed (application_id TEXT PRIMARY KEY REFERENCES applications (id));
INSERT INTO unindexed SELECT id FROM applications;

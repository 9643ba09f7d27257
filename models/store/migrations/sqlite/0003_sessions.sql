-- +goose Up

-- Only the SHA-256 of a session's token is kept. A session without a user is of somebody who has
-- not signed in yet.
CREATE TABLE sessions (
    hash         TEXT PRIMARY KEY,
    user_id      TEXT REFERENCES users (id),
    data         TEXT NOT NULL,
    created_at   BIGINT NOT NULL,
    last_seen_at BIGINT NOT NULL,
    expires_at   BIGINT NOT NULL
);
CREATE INDEX sessions_user ON sessions (user_id);
CREATE INDEX sessions_expiry ON sessions (expires_at);

-- Who a person is to an OpenID Connect provider.
CREATE TABLE identities (
    issuer     TEXT NOT NULL,
    subject    TEXT NOT NULL,
    user_id    TEXT NOT NULL REFERENCES users (id),
    created_at BIGINT NOT NULL,
    PRIMARY KEY (issuer, subject)
);
CREATE INDEX identities_user ON identities (user_id);

-- Admins who may sign in with a password when the provider cannot be reached, and until when.
CREATE TABLE break_glass (
    user_id    TEXT PRIMARY KEY REFERENCES users (id),
    created_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL
);

-- What accounts for emergencies were used for is found without reading the whole log.
CREATE INDEX access_log_break_glass ON access_log (id) WHERE kind = 'break-glass';

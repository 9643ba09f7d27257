-- +goose Up

-- A form that was sent in the session of another than the person for whom it was made, kept for that person alone.
CREATE TABLE unsent_forms (
    id         TEXT PRIMARY KEY,
    user_id    TEXT NOT NULL REFERENCES users (id),
    address    TEXT NOT NULL,
    fields     TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL
);
CREATE INDEX unsent_forms_user ON unsent_forms (user_id, created_at);
CREATE INDEX unsent_forms_expiry ON unsent_forms (expires_at);

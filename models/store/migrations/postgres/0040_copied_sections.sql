-- +goose Up

-- A section that was copied from another application of the force, until someone has looked at it.
CREATE TABLE copied_sections (
    application_id TEXT NOT NULL REFERENCES applications (id),
    section        TEXT NOT NULL,
    from_id        TEXT NOT NULL REFERENCES applications (id),
    version        INTEGER NOT NULL, -- of the application, the first that has the copy
    actor_id       TEXT NOT NULL,
    at             BIGINT NOT NULL,
    PRIMARY KEY (application_id, section)
);

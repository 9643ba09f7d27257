-- +goose Up

-- To whom an application is restricted: one row for each time that was said, open until it ends.
CREATE TABLE restrictions (
    application_id TEXT NOT NULL REFERENCES applications (id),
    seq            INTEGER NOT NULL, -- of the event that began it
    cps_named      BOOLEAN NOT NULL, -- people of the CPS are among those named: the others of the CPS do not see it
    ended_seq      INTEGER NOT NULL DEFAULT 0, -- of the event that ended it; 0 while it is open
    PRIMARY KEY (application_id, seq)
);
CREATE INDEX restrictions_open ON restrictions (application_id) WHERE ended_seq = 0;

CREATE TABLE restricted_to (
    application_id TEXT NOT NULL,
    seq            INTEGER NOT NULL,
    user_id        TEXT NOT NULL REFERENCES users (id),
    PRIMARY KEY (application_id, seq, user_id),
    FOREIGN KEY (application_id, seq) REFERENCES restrictions (application_id, seq)
);

CREATE TRIGGER restrictions_stay BEFORE DELETE OR TRUNCATE ON restrictions FOR EACH STATEMENT EXECUTE FUNCTION append_only();
CREATE TRIGGER restricted_to_keep BEFORE UPDATE OR DELETE OR TRUNCATE ON restricted_to FOR EACH STATEMENT EXECUTE FUNCTION append_only();

-- +goose Up

-- What the CPS answered a submission with as it is known now, and on whose word.
ALTER TABLE submissions ADD COLUMN stage TEXT NOT NULL DEFAULT ''; -- triage or lawyer; '' while there is no decision
ALTER TABLE submissions ADD COLUMN taken_on TEXT NOT NULL DEFAULT ''; -- day of the triage; '' where it was not recorded
ALTER TABLE submissions ADD COLUMN answered_seq INTEGER NOT NULL DEFAULT 0; -- event that says what is known now
ALTER TABLE submissions ADD COLUMN recorded_by TEXT NOT NULL DEFAULT '';
ALTER TABLE submissions ADD COLUMN recorded_role TEXT NOT NULL DEFAULT '';
ALTER TABLE submissions ADD COLUMN confirmed BOOLEAN NOT NULL DEFAULT FALSE; -- by a user of the CPS, who may have recorded it
ALTER TABLE submissions ADD COLUMN corrections INTEGER NOT NULL DEFAULT 0;
UPDATE submissions SET stage = 'lawyer', answered_seq = COALESCE((SELECT MIN(e.seq) FROM events e
    WHERE e.application_id = submissions.application_id AND e.action = 'cps-decision'
    AND e.round = submissions.round + CASE WHEN submissions.decision IN ('accepted', 'accepted-with-amendments') THEN 0 ELSE 1 END), 0)
WHERE decision <> '';
UPDATE submissions SET
    recorded_by = COALESCE((SELECT e.actor_id FROM events e WHERE e.application_id = submissions.application_id AND e.seq = submissions.answered_seq), ''),
    recorded_role = COALESCE((SELECT e.actor_role FROM events e WHERE e.application_id = submissions.application_id AND e.seq = submissions.answered_seq), '')
WHERE decision <> '';
UPDATE submissions SET confirmed = TRUE WHERE recorded_role = 'cps';

-- A point that nobody wants any more, because the answer that raised it was recorded wrongly.
ALTER TABLE points ADD COLUMN cancelled_seq INTEGER NOT NULL DEFAULT 0;

-- What an officer says of another application about the same subject. The last word on a pair, from either side, counts.
CREATE TABLE relations (
    application_id TEXT NOT NULL REFERENCES applications (id),
    seq            INTEGER NOT NULL, -- of the event
    other_id       TEXT NOT NULL REFERENCES applications (id),
    verdict        TEXT NOT NULL, -- continues, duplicate or unrelated
    actor_id       TEXT NOT NULL,
    at             BIGINT NOT NULL,
    PRIMARY KEY (application_id, seq)
);
CREATE INDEX relations_other ON relations (other_id);

-- By what applications that went to the CPS are seen to be one line: hashes of a subject with the URN, as they were sent.
CREATE TABLE line_keys (
    application_id TEXT NOT NULL REFERENCES applications (id),
    kind           TEXT NOT NULL,
    hash           TEXT NOT NULL,
    PRIMARY KEY (application_id, kind, hash)
);
CREATE INDEX line_keys_hash ON line_keys (hash);

-- What the figure knew of each first submission, and from when. Nothing is ever changed: the newest row not after an instant
-- is what was known then.
CREATE TABLE figure_rows (
    id             BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    application_id TEXT NOT NULL REFERENCES applications (id),
    at             BIGINT NOT NULL,
    counts         BOOLEAN NOT NULL, -- first of its line
    submitted_on   TEXT NOT NULL,
    force          TEXT NOT NULL,
    region         TEXT NOT NULL,
    route          TEXT NOT NULL,
    offence        TEXT NOT NULL,
    decision       TEXT NOT NULL,
    stage          TEXT NOT NULL,
    decided_on     TEXT NOT NULL,
    outside        BOOLEAN NOT NULL,
    withdrawn      BOOLEAN NOT NULL,
    returned       BOOLEAN NOT NULL, -- by regional QA, before it was submitted
    unconfirmed    BOOLEAN NOT NULL,
    corrected      BOOLEAN NOT NULL,
    agreed_wrong   BOOLEAN NOT NULL -- the CPS agreed that a reason was wrong
);
CREATE INDEX figure_rows_application ON figure_rows (application_id, at, id);
CREATE INDEX figure_rows_submitted ON figure_rows (submitted_on);

CREATE TRIGGER figure_rows_keep BEFORE UPDATE OR DELETE OR TRUNCATE ON figure_rows FOR EACH STATEMENT EXECUTE FUNCTION append_only();
CREATE TRIGGER relations_keep BEFORE UPDATE OR DELETE OR TRUNCATE ON relations FOR EACH STATEMENT EXECUTE FUNCTION append_only();

-- +goose Up
-- The officer's desk: queues, cover, conflicts, points in preparation, notes, checklists, notices.

-- Whose turn it is, one row for each application that is waiting for somebody: draft, qa, ready, force or cps.
CREATE TABLE waiting (
    application_id TEXT PRIMARY KEY REFERENCES applications (id),
    region         TEXT NOT NULL,
    force          TEXT NOT NULL,
    desk           TEXT NOT NULL,
    holder         TEXT NOT NULL DEFAULT '',
    latest_safe    TEXT NOT NULL, -- last safe day to submit to the CPS; 9999-12-31 where no hearing is known
    since          BIGINT NOT NULL, -- start of the stage
    due_on         TEXT NOT NULL DEFAULT '' -- of the stage; '' for none, and while the clock is stopped
);
-- Each queue in its own order, so that its first page costs the same at any size.
CREATE INDEX waiting_unassigned ON waiting (region, latest_safe, since, application_id) WHERE desk = 'qa' AND holder = '';
CREATE INDEX waiting_desk ON waiting (region, desk, latest_safe, since, application_id);
CREATE INDEX waiting_force_desk ON waiting (force, desk, latest_safe, since, application_id);
CREATE INDEX waiting_mine ON waiting (holder, latest_safe, since, application_id) WHERE holder <> '';

-- How many applications wait where, kept by triggers: counting 100,000 takes too long.
CREATE TABLE queue_counts (
    region TEXT NOT NULL,
    force  TEXT NOT NULL,
    desk   TEXT NOT NULL,
    held   BOOLEAN NOT NULL,
    n      INTEGER NOT NULL,
    PRIMARY KEY (region, force, desk, held)
);
-- +goose StatementBegin
CREATE TRIGGER waiting_enter AFTER INSERT ON waiting BEGIN
    INSERT INTO queue_counts VALUES (NEW.region, NEW.force, NEW.desk, NEW.holder <> '', 1)
    ON CONFLICT (region, force, desk, held) DO UPDATE SET n = queue_counts.n + 1;
END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER waiting_leave AFTER DELETE ON waiting BEGIN
    UPDATE queue_counts SET n = n - 1
    WHERE region = OLD.region AND force = OLD.force AND desk = OLD.desk AND held = (OLD.holder <> '');
END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER waiting_move AFTER UPDATE OF desk, holder ON waiting
WHEN OLD.desk <> NEW.desk OR (OLD.holder <> '') <> (NEW.holder <> '') BEGIN
    UPDATE queue_counts SET n = n - 1
    WHERE region = OLD.region AND force = OLD.force AND desk = OLD.desk AND held = (OLD.holder <> '');
    INSERT INTO queue_counts VALUES (NEW.region, NEW.force, NEW.desk, NEW.holder <> '', 1)
    ON CONFLICT (region, force, desk, held) DO UPDATE SET n = queue_counts.n + 1;
END;
-- +goose StatementEnd

-- What was there before: whose turn it is follows from the state. The safe day is reckoned when the program starts, and is '' until then.
INSERT INTO waiting (application_id, region, force, desk, holder, latest_safe, since)
SELECT id, region, force, CASE state WHEN 'drafting' THEN 'draft' WHEN 'in-qa' THEN 'qa' WHEN 'approved' THEN 'ready'
    WHEN 'with-cps' THEN 'cps' ELSE 'force' END, holder, '', updated_at
FROM applications WHERE state IN ('drafting', 'in-qa', 'approved', 'with-cps', 'returned-by-qa', 'returned-by-cps');

-- Who declared a conflict of interest, for lists that must leave the application out.
CREATE TABLE conflicts (
    application_id TEXT NOT NULL REFERENCES applications (id),
    user_id        TEXT NOT NULL REFERENCES users (id),
    at             BIGINT NOT NULL,
    PRIMARY KEY (application_id, user_id)
);
CREATE INDEX conflicts_user ON conflicts (user_id);

-- An officer's absence and the colleague who covers. from_date is the first day away, until_date the day back.
CREATE TABLE covers (
    id           TEXT PRIMARY KEY,
    user_id      TEXT NOT NULL REFERENCES users (id),
    cover_id     TEXT NOT NULL REFERENCES users (id),
    asked_by     TEXT NOT NULL DEFAULT '', -- the colleague who named it for the officer; '' for the officer
    cancelled_by TEXT NOT NULL DEFAULT '', -- the colleague who cancelled it for the officer
    region       TEXT NOT NULL,
    from_date    TEXT NOT NULL,
    until_date   TEXT NOT NULL,
    state        TEXT NOT NULL, -- planned, away, over, cancelled
    created_at   BIGINT NOT NULL
);
CREATE INDEX covers_user ON covers (user_id, until_date);
CREATE INDEX covers_region ON covers (region, until_date);

ALTER TABLE points ADD COLUMN source TEXT NOT NULL DEFAULT 'qa';

-- Which sections and terms an edit changed: names and ids with commas between them; '' from before this was kept.
ALTER TABLE edits ADD COLUMN places TEXT NOT NULL DEFAULT '';

-- Points in preparation: the region's own until they go out with a return.
CREATE TABLE draft_points (
    id             TEXT PRIMARY KEY,
    application_id TEXT NOT NULL REFERENCES applications (id),
    actor_id       TEXT NOT NULL,
    at             BIGINT NOT NULL,
    body           TEXT NOT NULL
);
CREATE INDEX draft_points_application ON draft_points (application_id, at);

-- Officers' private notes: never shown to the force or the CPS.
CREATE TABLE notes (
    id             TEXT PRIMARY KEY,
    application_id TEXT NOT NULL REFERENCES applications (id),
    actor_id       TEXT NOT NULL,
    at             BIGINT NOT NULL,
    text           TEXT NOT NULL
);
CREATE INDEX notes_application ON notes (application_id, at);

-- Answers of the reviewing officer as far as they have come, of the text with this hash.
CREATE TABLE checklist_answers (
    application_id TEXT NOT NULL REFERENCES applications (id),
    content_hash   TEXT NOT NULL,
    check_id       TEXT NOT NULL,
    answer         TEXT NOT NULL,
    note           TEXT NOT NULL,
    actor_id       TEXT NOT NULL,
    at             BIGINT NOT NULL,
    PRIMARY KEY (application_id, content_hash, check_id)
);

-- The complete checklist of an approval, with what the machine found, frozen with the version.
CREATE TABLE checklists (
    application_id TEXT NOT NULL REFERENCES applications (id),
    seq            INTEGER NOT NULL, -- of the approval
    version_n      INTEGER NOT NULL,
    rule_set       TEXT NOT NULL,
    answers        TEXT NOT NULL,
    findings       TEXT NOT NULL,
    actor_id       TEXT NOT NULL,
    at             BIGINT NOT NULL,
    PRIMARY KEY (application_id, seq)
);

ALTER TABLE users ADD COLUMN email TEXT NOT NULL DEFAULT '';
ALTER TABLE users ADD COLUMN letters TEXT NOT NULL DEFAULT 'at-once'; -- at-once, daily or none
ALTER TABLE users ADD COLUMN refused_email TEXT NOT NULL DEFAULT ''; -- the address that was refused for good: not asked while it is theirs

-- What was said in one e-mail; its id is the message's own, so that a repetition can be known.
CREATE TABLE letters (
    id         TEXT PRIMARY KEY,
    user_id    TEXT NOT NULL REFERENCES users (id),
    state      TEXT NOT NULL, -- due, sent, refused, dropped
    digest     BOOLEAN NOT NULL,
    attempts   INTEGER NOT NULL,
    next_at    BIGINT NOT NULL,
    created_at BIGINT NOT NULL,
    sent_at    BIGINT NOT NULL DEFAULT 0
);
CREATE INDEX letters_due ON letters (next_at) WHERE state = 'due';
CREATE UNIQUE INDEX letters_one ON letters (user_id) WHERE state = 'due'; -- one at a time for a person

-- The outbox: written in the transaction of the event that it tells of. cause names what is told,
-- so that nothing is told twice.
CREATE TABLE notices (
    id             TEXT PRIMARY KEY,
    user_id        TEXT NOT NULL REFERENCES users (id),
    application_id TEXT NOT NULL REFERENCES applications (id),
    kind           TEXT NOT NULL,
    cause          TEXT NOT NULL,
    seq            INTEGER NOT NULL,
    at             BIGINT NOT NULL,
    read_at        BIGINT NOT NULL DEFAULT 0,
    mail_at        BIGINT NOT NULL DEFAULT 0, -- when an e-mail may go; 0 for none
    letter_id      TEXT NOT NULL DEFAULT '',
    UNIQUE (user_id, application_id, cause)
);
CREATE INDEX notices_user ON notices (user_id, at DESC, id DESC);
CREATE INDEX notices_unread ON notices (user_id) WHERE read_at = 0;
CREATE INDEX notices_mail ON notices (mail_at) WHERE mail_at > 0 AND letter_id = '';
CREATE INDEX notices_letter ON notices (letter_id) WHERE letter_id <> '';

-- +goose StatementBegin
CREATE TRIGGER notes_keep BEFORE UPDATE ON notes BEGIN SELECT RAISE(ABORT, 'notes are never changed'); END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER notes_stay BEFORE DELETE ON notes BEGIN SELECT RAISE(ABORT, 'notes are never removed'); END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER checklists_keep BEFORE UPDATE ON checklists BEGIN SELECT RAISE(ABORT, 'checklists are never changed'); END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER checklists_stay BEFORE DELETE ON checklists BEGIN SELECT RAISE(ABORT, 'checklists are never removed'); END;
-- +goose StatementEnd

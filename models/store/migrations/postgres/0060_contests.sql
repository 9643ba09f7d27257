-- +goose Up

-- What became of one thing that the CPS wants. The texts are in the payloads of the events that say it.
ALTER TABLE points ADD COLUMN contested TEXT NOT NULL DEFAULT ''; -- yes or no; '' while it is not recorded
ALTER TABLE points ADD COLUMN agreed TEXT NOT NULL DEFAULT ''; -- yes or no, by the CPS: whether the reason was wrong
ALTER TABLE points ADD COLUMN missing TEXT NOT NULL DEFAULT ''; -- of a part answer
ALTER TABLE points ADD COLUMN received_on TEXT NOT NULL DEFAULT ''; -- by the CPS, all of it

-- +goose Up

-- Whether one officer alone stands behind a decision: the officer who recorded it had approved or submitted the application.
ALTER TABLE submissions ADD COLUMN same_officer BOOLEAN NOT NULL DEFAULT FALSE;
ALTER TABLE figure_rows ADD COLUMN same_officer BOOLEAN NOT NULL DEFAULT FALSE; -- and the CPS has not confirmed it

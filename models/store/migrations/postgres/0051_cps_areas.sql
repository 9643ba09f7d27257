-- +goose Up

-- The CPS area of a reviewer, whose submissions they see; '' sees all.
ALTER TABLE users ADD COLUMN area TEXT NOT NULL DEFAULT '';

-- +goose Up
-- What the CPS says of one thing that it wants: why, and of which kind it is.
ALTER TABLE points ADD COLUMN why TEXT NOT NULL DEFAULT '';
ALTER TABLE points ADD COLUMN category TEXT NOT NULL DEFAULT '';

-- +goose Up

-- Which ids the items of an application have had, as JSON: none is ever given to another item. '' until its next save.
ALTER TABLE applications ADD COLUMN used_ids TEXT NOT NULL DEFAULT '';

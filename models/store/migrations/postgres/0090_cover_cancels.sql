-- +goose Up

-- That somebody asked to cancel a cover: without it the workflow engine alone cannot end one before its day.
ALTER TABLE covers ADD COLUMN cancel_asked BOOLEAN NOT NULL DEFAULT FALSE;

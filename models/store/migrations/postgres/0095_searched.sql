-- +goose Up

-- Applications are found by more than names, so that the text in which they are looked for is written again at the next start.
INSERT INTO unindexed SELECT id FROM applications WHERE id NOT IN (SELECT application_id FROM unindexed);

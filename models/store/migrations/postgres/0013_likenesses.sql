-- +goose Up

-- Numbers by which texts that are nearly alike are found: texts that share one may be. place is facts, risk or term: and an id.
CREATE TABLE likenesses (
    region         TEXT NOT NULL,
    band           BIGINT NOT NULL,
    application_id TEXT NOT NULL REFERENCES applications (id),
    place          TEXT NOT NULL,
    PRIMARY KEY (region, band, application_id, place)
);
CREATE INDEX likenesses_application ON likenesses (application_id);

INSERT INTO unindexed SELECT id FROM applications WHERE id NOT IN (SELECT application_id FROM unindexed);

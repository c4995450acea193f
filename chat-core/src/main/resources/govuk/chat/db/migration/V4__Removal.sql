-- What is old enough to be removed is found without reading what is not.

CREATE INDEX sessions_by_age ON sessions (created_at);
CREATE INDEX visitors_sessions_by_age ON sessions (created_at) WHERE owner >= 'visitor:' AND owner < 'visitor;';

-- Tasks that one node at a time may do.
CREATE TABLE leases (
    task       ${key} NOT NULL PRIMARY KEY,
    node       TEXT   NOT NULL,
    held_until BIGINT NOT NULL
);

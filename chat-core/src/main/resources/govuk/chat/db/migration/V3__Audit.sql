-- Entries are only ever added. Each hash covers the entry and the hash before it (AuditChain says how).

CREATE TABLE audit (
    sequence    BIGINT NOT NULL PRIMARY KEY,
    happened_at BIGINT NOT NULL,
    actor       TEXT   NOT NULL,
    action      TEXT   NOT NULL,
    subject     TEXT   NOT NULL,
    address     TEXT   NOT NULL,
    request_id  TEXT   NOT NULL,
    outcome     TEXT   NOT NULL,
    details     TEXT   NOT NULL,
    hash        TEXT   NOT NULL
);

-- One row: where the chain ends. Whoever appends holds it, so the chain never forks; and entries cut off the end are missed.
CREATE TABLE audit_head (
    id       INTEGER NOT NULL PRIMARY KEY CHECK (id = 1),
    sequence BIGINT  NOT NULL,
    hash     TEXT    NOT NULL
);

INSERT INTO audit_head (id, sequence, hash)
VALUES (1, 0, '0000000000000000000000000000000000000000000000000000000000000000');

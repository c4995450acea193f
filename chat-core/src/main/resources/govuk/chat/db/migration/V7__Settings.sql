-- What administrators have changed while the chat runs, a row for each setting. An empty value is the default again.

CREATE TABLE settings (
    name       ${key} NOT NULL PRIMARY KEY,
    value      TEXT   NOT NULL,
    version    BIGINT NOT NULL,
    changed_at BIGINT NOT NULL,
    changed_by TEXT   NOT NULL,
    comment    TEXT   NOT NULL
);

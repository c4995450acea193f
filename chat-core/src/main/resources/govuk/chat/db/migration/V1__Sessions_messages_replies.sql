-- For SQLite and PostgreSQL alike. Times are milliseconds since 1970, metadata is JSON, words are lower case.
-- ${key} is text that is compared byte by byte, whatever the language of the database.

CREATE TABLE sessions (
    id            ${key}  NOT NULL PRIMARY KEY,
    owner         ${key}  NOT NULL,
    title         TEXT    NOT NULL,
    agent         TEXT    NOT NULL,
    status        TEXT    NOT NULL,
    metadata      TEXT    NOT NULL,
    last_sequence BIGINT  NOT NULL,
    created_at    BIGINT  NOT NULL,
    updated_at    BIGINT  NOT NULL
);

CREATE INDEX sessions_of_owner ON sessions (owner, updated_at, id);

CREATE TABLE messages (
    session_id ${key}  NOT NULL REFERENCES sessions (id) ON DELETE CASCADE,
    sequence   BIGINT  NOT NULL,
    id         ${key}  NOT NULL UNIQUE,
    role       TEXT    NOT NULL,
    text       TEXT    NOT NULL,
    status     TEXT    NOT NULL,
    sent_at    BIGINT  NOT NULL,
    metadata   TEXT    NOT NULL,
    PRIMARY KEY (session_id, sequence)
);

CREATE TABLE replies (
    id                ${key}  NOT NULL PRIMARY KEY,
    session_id        ${key}  NOT NULL REFERENCES sessions (id) ON DELETE CASCADE,
    owner             ${key}  NOT NULL,
    question_id       ${key}  NOT NULL,
    question_sequence BIGINT  NOT NULL,
    answer_id         ${key}  NOT NULL,
    agent             TEXT    NOT NULL,
    idempotency_key   ${key}  NOT NULL,
    fingerprint       TEXT    NOT NULL,
    attempt           INTEGER NOT NULL DEFAULT 0,
    state             TEXT    NOT NULL,
    node              TEXT,
    lease_until       BIGINT,
    stop_wanted       BOOLEAN NOT NULL DEFAULT FALSE,
    failure_code      TEXT,
    failure_sentence  TEXT,
    created_at        BIGINT  NOT NULL,
    deadline          BIGINT  NOT NULL,
    ended_at          BIGINT,
    UNIQUE (session_id, question_sequence),
    UNIQUE (session_id, idempotency_key)
);

-- Small, however many replies there have ever been: what waits or runs, in the order of a session and of waiting.
CREATE INDEX replies_unended_of_session ON replies (session_id, question_sequence) WHERE ended_at IS NULL;
CREATE INDEX replies_unended ON replies (created_at, id) WHERE ended_at IS NULL;

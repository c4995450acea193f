-- Emails are in lower case, so that one is unique however it is typed.

CREATE TABLE users (
    id            ${key}  NOT NULL PRIMARY KEY,
    email         ${key}  NOT NULL UNIQUE,
    role          TEXT    NOT NULL,
    is_active     BOOLEAN NOT NULL,
    is_service    BOOLEAN NOT NULL,
    password_hash TEXT    NOT NULL,
    created_at    BIGINT  NOT NULL,
    last_login    BIGINT  NOT NULL
);

-- A token holds as long as its row is here.
CREATE TABLE sign_ins (
    id           ${key}  NOT NULL PRIMARY KEY,
    user_id      ${key}  NOT NULL REFERENCES users (id) ON DELETE CASCADE,
    kind         TEXT    NOT NULL,
    signed_in_at BIGINT  NOT NULL,
    last_used_at BIGINT  NOT NULL,
    expires_at   BIGINT  NOT NULL
);

CREATE INDEX sign_ins_of_user ON sign_ins (user_id);
CREATE INDEX sign_ins_by_expiry ON sign_ins (expires_at);

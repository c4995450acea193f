-- What administrators look for is found without reading everything.

CREATE INDEX users_by_age ON users (created_at, id);
CREATE INDEX users_by_login ON users (last_login, id);

CREATE INDEX replies_failed ON replies (failure_code, session_id) WHERE failure_code IS NOT NULL;

CREATE INDEX audit_by_actor ON audit (actor, sequence);
CREATE INDEX audit_by_subject ON audit (subject, sequence);
CREATE INDEX audit_by_action ON audit (action, sequence);

/** Keeps sessions, messages and replies in SQLite or PostgreSQL, with the same tables and nearly the same SQL in both. */
@NullMarked
package govuk.chat.core.store.jdbc;

import org.jspecify.annotations.NullMarked;

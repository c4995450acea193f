package govuk.chat.core.store.jdbc;

import java.sql.SQLException;

/**
 * What is done in one transaction. It may be run more than once (when it lost against another transaction) and by another thread
 * than the caller's, so it touches nothing but the database; whatever it throws undoes all of it.
 */
@FunctionalInterface
interface Work<T> {
    T in(Sql sql) throws SQLException;
}

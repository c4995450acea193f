package govuk.chat.core.store.jdbc;

import govuk.chat.core.model.ChatException;
import govuk.chat.core.model.ErrorCode;
import java.sql.SQLException;
import java.sql.SQLTimeoutException;
import java.util.Set;
import org.sqlite.SQLiteErrorCode;

/** What an error of a database means to us. The same for both: PostgreSQL speaks in SQL states, SQLite in codes of its own. */
final class DatabaseErrors {
    /** Serialization failure, deadlock, and a unique key that somebody else took in the meantime. */
    private static final Set<String> LOST_A_RACE = Set.of("40001", "40P01", "23505");

    /** Values that do not fit, broken constraints, SQL that is wrong: trying again would not help. */
    private static final Set<String> OUR_MISTAKE = Set.of("22", "23", "42");

    private static final Set<SQLiteErrorCode> OUR_MISTAKE_IN_SQLITE = Set.of(
            SQLiteErrorCode.SQLITE_CONSTRAINT,
            SQLiteErrorCode.SQLITE_TOOBIG,
            SQLiteErrorCode.SQLITE_MISMATCH,
            SQLiteErrorCode.SQLITE_RANGE);

    /** A statement or a lock took too long: the server itself said so, and is there. */
    private static final Set<String> TOOK_TOO_LONG = Set.of("57014", "55P03");

    private static final String AWAY =
            "The service cannot reach its database at the moment. Try again in a few minutes.";

    private DatabaseErrors() {}

    static ChatException translate(SQLException error) {
        return isOurMistake(error)
                ? new ChatException(ErrorCode.INTERNAL_ERROR, "Something went wrong while storing this.", error)
                : offline(error);
    }

    /** Nothing was stored, and that is not the caller's fault. */
    static ChatException offline(Exception error) {
        return new ChatException(ErrorCode.SERVICE_OFFLINE, AWAY, error);
    }

    /** The database did not come to it in time; whoever asked has given up. */
    static ChatException tooLate() {
        return offline(new SQLTimeoutException("no answer in time"));
    }

    /** Known to be away: it was not even asked. */
    static ChatException away() {
        return new ChatException(ErrorCode.SERVICE_OFFLINE, AWAY);
    }

    static ChatException closed() {
        return new ChatException(
                ErrorCode.SERVICE_OFFLINE, "The service is shutting down. Try again in a few minutes.");
    }

    static ChatException tooBusy() {
        return new ChatException(
                ErrorCode.SERVICE_OFFLINE, "The service has too much to do at the moment. Try again in a minute.");
    }

    /** The first line of what lies at the bottom of an error. */
    static String reason(Throwable error) {
        var cause = error;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return String.valueOf(cause.getMessage()).strip().lines().findFirst().orElse("no reason given");
    }

    /** Whether the same transaction may well succeed if it is run again. */
    static boolean lostARace(SQLException error) {
        return LOST_A_RACE.contains(state(error));
    }

    /** Whether the database was asked and gave no answer that we can use. */
    static boolean isNoAnswer(ChatException error) {
        return error.code() == ErrorCode.SERVICE_OFFLINE
                && error.getCause() != null
                && !(error.getCause() instanceof SQLException cause && TOOK_TOO_LONG.contains(state(cause)));
    }

    private static boolean isOurMistake(SQLException error) {
        var primary = SQLiteErrorCode.getErrorCode(error.getErrorCode() & 0xff);
        return OUR_MISTAKE_IN_SQLITE.contains(primary)
                || (state(error).length() == 5
                        && OUR_MISTAKE.contains(state(error).substring(0, 2)));
    }

    private static String state(SQLException error) {
        var state = error.getSQLState();
        return state == null ? "" : state;
    }
}

package govuk.chat.core.service;

import govuk.chat.core.model.AuditAction;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;

/**
 * Keeps strangers from filling the disk with audit entries: of each action that needs no rights, a process writes down at most
 * {@value #MOST} a minute. The rest is counted, and the next entry of that action says how many were left out. What only people
 * with rights can cause is always written down. Limits per address come before this, at the web server. Safe for use by many threads.
 */
final class AuditFlood {
    static final int MOST = 600;
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final Map<AuditAction, Minute> minutes = new EnumMap<>(AuditAction.class);

    synchronized Admission admit(AuditAction action, Instant now) {
        if (!isAnybodys(action)) {
            return new Admission(true, 0);
        }
        var minute = minutes.computeIfAbsent(action, first -> new Minute(now));
        if (minute.isOver(now)) {
            minute.begin(now);
        }
        return minute.admit();
    }

    private static boolean isAnybodys(AuditAction action) {
        return switch (action) {
            case LOGIN,
                    LOGIN_FAILED,
                    LOGOUT,
                    INPUT_REFUSED,
                    ACCESS_REFUSED,
                    SESSION_DELETED,
                    DATA_EXPORTED,
                    DATA_ERASED -> true;
            case PASSWORD_CHANGED,
                    USER_CREATED,
                    USER_CHANGED,
                    TRANSCRIPT_READ,
                    SETTING_CHANGED,
                    CACHE_FLUSHED,
                    REPLICA_DRAINED,
                    REPLICA_RESUMED,
                    RETENTION_PURGED -> false;
        };
    }

    /** @param leftOut how many entries of the action were left out since the last one that was admitted */
    record Admission(boolean isAdmitted, long leftOut) {}

    private static final class Minute {
        private Instant begun;
        private int admitted;
        private long leftOut;

        Minute(Instant begun) {
            this.begun = begun;
        }

        /** A clock that was set back begins a new minute, too. */
        boolean isOver(Instant now) {
            return now.isBefore(begun) || !now.isBefore(begun.plus(MINUTE));
        }

        void begin(Instant now) {
            begun = now;
            admitted = 0;
        }

        Admission admit() {
            if (admitted >= MOST) {
                leftOut++;
                return new Admission(false, 0);
            }
            admitted++;
            var before = leftOut;
            leftOut = 0;
            return new Admission(true, before);
        }
    }
}

package govuk.chat.core.store;

import govuk.chat.core.model.SessionId;
import java.util.List;

/**
 * What was removed.
 *
 * @param sessions those removed as a whole
 * @param messages how many there were in all, those in these sessions included
 */
public record Removed(List<SessionId> sessions, long messages) {
    public Removed {
        sessions = List.copyOf(sessions);
    }

    public boolean isNothing() {
        return sessions.isEmpty() && messages == 0;
    }
}

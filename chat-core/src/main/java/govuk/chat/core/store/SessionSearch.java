package govuk.chat.core.store;

import govuk.chat.core.model.Reply;
import govuk.chat.core.model.Session;
import govuk.chat.core.model.SessionId;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Sessions whoever they belong to. For administrators: every other way to a session asks for its owner. */
public interface SessionSearch {
    /**
     * Up to {@code limit} sessions that fit the query, the newest first.
     *
     * @param after the last session of the page before; null for the first page
     */
    List<Session> list(SessionQuery query, @Nullable SessionId after, int limit);

    Optional<Session> find(SessionId id);

    /** The first {@code limit} replies of a session whose question has a sequence greater than this, oldest first. */
    List<Reply> replies(SessionId session, long questionSequence, int limit);

    /** Replies that have not ended, the longest waiting first, at most {@code limit}. */
    List<Reply> unended(int limit);
}

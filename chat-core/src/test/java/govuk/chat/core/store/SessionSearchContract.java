package govuk.chat.core.store;

import static org.assertj.core.api.Assertions.assertThat;

import govuk.chat.core.model.ErrorCode;
import govuk.chat.core.model.Owner;
import govuk.chat.core.model.ReplyFailure;
import govuk.chat.core.model.ReplyState;
import govuk.chat.core.model.Session;
import govuk.chat.core.model.SessionId;
import govuk.chat.core.model.SessionStatus;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

public interface SessionSearchContract extends StorageContract {
    @Test
    default void list_findsWhoeverItBelongsTo_theNewestFirst() {
        var owner = newOwner();
        var first = newSession(owner, NOW.plusSeconds(9));
        var foreign = newSession();
        var last = newSession(owner, NOW);

        assertThat(storage().search().list(SessionQuery.ALL, null, 3)).containsExactly(last, foreign, first);
        assertThat(storage().search().list(SessionQuery.ALL, last.id(), 1)).containsExactly(foreign);
        assertThat(found(new SessionQuery(owner, null, null, null, null))).containsExactly(last, first);
        assertThat(storage().search().find(foreign.id())).contains(foreign);
        assertThat(storage().search().find(new SessionId(IDS.next()))).isEmpty();
    }

    @Test
    default void list_findsByStatusTimeAndFailure() {
        var owner = newOwner();
        var closed = newSession(owner, NOW);
        storage().sessions().update(owner, closed.id(), session -> session.withStatus(SessionStatus.ARCHIVED));
        var failed = newSession(owner, NOW);
        var reply = running(failed, "node");
        var failure = new ReplyFailure(ErrorCode.AGENT_TIMEOUT, "Too late.");
        storage().queue().finish(reply, new Ending(new ReplyState.Failed(failure, NOW), List.of()));
        var before = Instant.now().minusSeconds(60);

        assertThat(ids(owner, SessionStatus.ARCHIVED, null, null, null)).containsExactly(closed.id());
        assertThat(ids(owner, null, null, null, ErrorCode.AGENT_TIMEOUT)).containsExactly(failed.id());
        assertThat(ids(owner, null, null, null, ErrorCode.AGENT_REFUSED)).isEmpty();
        // The ids of these tests are made by the real clock.
        assertThat(ids(owner, null, before, null, null)).containsExactly(failed.id(), closed.id());
        assertThat(ids(owner, null, null, before, null)).isEmpty();
    }

    @Test
    default void replies_areShownInOrder_andTheUnendedEverywhere() {
        var session = newSession();
        var one = running(session, "node");
        var two = ask(session, "and?").reply();

        assertThat(storage().search().replies(session.id(), 0, 10))
                .extracting(reply -> reply.id())
                .containsExactly(one.id(), two.id());
        assertThat(storage().search().replies(session.id(), 1, 10))
                .extracting(reply -> reply.id())
                .containsExactly(two.id());
        assertThat(storage().search().unended(10_000))
                .extracting(reply -> reply.id())
                .contains(one.id(), two.id());
        storage().queue().finish(one, answered(one, "this"));
        assertThat(storage().search().unended(10_000))
                .extracting(reply -> reply.id())
                .contains(two.id())
                .doesNotContain(one.id());
    }

    private List<Session> found(SessionQuery query) {
        return storage().search().list(query, null, 100);
    }

    private List<SessionId> ids(
            Owner owner,
            @Nullable SessionStatus status,
            @Nullable Instant from,
            @Nullable Instant until,
            @Nullable ErrorCode failure) {
        return found(new SessionQuery(owner, status, from, until, failure)).stream()
                .map(Session::id)
                .toList();
    }
}

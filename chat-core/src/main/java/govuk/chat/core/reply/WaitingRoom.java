package govuk.chat.core.reply;

import govuk.chat.core.model.ChatException;
import govuk.chat.core.model.ErrorCode;
import govuk.chat.core.model.Reply;
import govuk.chat.core.model.ReplyState;
import govuk.chat.core.model.Session;
import govuk.chat.core.store.Question;
import govuk.chat.core.store.Storage;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;

/** The replies that wait until their agent can be asked: how many there are, and for how long one waits. Safe for use by many threads. */
public final class WaitingRoom {
    private final Storage storage;
    private final AgentQueues queues;
    private final Clock clock;

    WaitingRoom(Storage storage, AgentQueues queues, Clock clock) {
        this.storage = storage;
        this.queues = queues;
        this.clock = clock;
    }

    /** How many replies of an agent are queued, wherever they were asked for. */
    public int count(String agent) {
        return storage.queue().countQueued(agent, clock.instant());
    }

    /** Why a reply is queued, if it waits for its agent and not for its turn in its session. */
    public Optional<QueuePlace> place(Reply reply) {
        var agent = queues.availability(reply.agent());
        var isNext = !agent.isAway() && agent.hasRoom() && !queues.isWaitedFor(reply.agent());
        if (!(reply.state() instanceof ReplyState.Queued) || isNext) {
            return Optional.empty();
        }
        var ahead = storage.queue().countQueued(reply.agent(), reply.createdAt());
        return Optional.of(new QueuePlace(agent.isAway(), ahead, agent.pace().multipliedBy(ahead + 1L)));
    }

    /** Whether a reply waits until its agent is back, which may take minutes. */
    public boolean isForAgentAway(Reply reply) {
        return reply.state() instanceof ReplyState.Queued
                && queues.availability(reply.agent()).isAway();
    }

    /**
     * @param closed the agents that cannot be asked now
     * @throws ChatException {@code AGENT_BUSY} if the question is for one of them and as many as may already wait for it
     */
    void refuseIfFull(Question question, Set<String> closed) {
        var agent = storage.sessions()
                .find(question.owner(), question.message().session())
                .map(Session::agent)
                .orElse("");
        if (closed.contains(agent) && count(agent) >= queues.availability(agent).maxWaiting()) {
            throw new ChatException(
                    ErrorCode.AGENT_BUSY,
                    "Too many people are waiting for an answer at the moment. Try again in a few minutes.");
        }
    }
}

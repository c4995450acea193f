package govuk.chat.core.reply;

import govuk.chat.core.agent.AgentFailures;
import govuk.chat.core.agent.AgentNotReadyException;
import govuk.chat.core.agent.AgentRequest;
import govuk.chat.core.agent.Agents;
import govuk.chat.core.agent.Agents.Agent;
import govuk.chat.core.model.ChatException;
import govuk.chat.core.model.ErrorCode;
import govuk.chat.core.model.Message;
import govuk.chat.core.model.MessageStatus;
import govuk.chat.core.model.Metadata;
import govuk.chat.core.model.Reply;
import govuk.chat.core.model.ReplyFailure;
import govuk.chat.core.model.ReplyPosition;
import govuk.chat.core.model.ReplyState;
import govuk.chat.core.model.Role;
import govuk.chat.core.reply.ReplyRun.Interruption;
import govuk.chat.core.store.Ending;
import govuk.chat.core.store.Storage;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes one attempt at a reply: asks the agent, publishes its words as they come, and ends the reply exactly once. */
final class ReplyWriter {
    private static final Logger log = LoggerFactory.getLogger(ReplyWriter.class);

    /** How long the end of a reply is kept for a store that is away; longer than a database takes to be restarted or failed over. */
    private static final Duration STORE_PATIENCE = Duration.ofMinutes(2);

    private final Storage storage;
    private final ReplyLog replyLog;
    private final Agents agents;
    private final RunnerSettings settings;
    private final Clock clock;

    ReplyWriter(Storage storage, ReplyLog replyLog, Agents agents, RunnerSettings settings, Clock clock) {
        this.storage = storage;
        this.replyLog = replyLog;
        this.agents = agents;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * Returns when the reply has ended, was handed back, or was found to be somebody else's.
     *
     * @throws ChatException if the store is away: the question could not be loaded, or the end not be stored for so long; the reply is then to
     *     be run again
     */
    void write(ReplyRun run) {
        var reply = run.reply();
        var events = new AttemptLog(reply, replyLog);
        var text = new ReplyText(reply.attempt(), settings.maxAnswerLength(), events);
        if (!isOnTrial(reply)) {
            events.begin();
        }
        var ending = ending(run, text);
        if (ending.isPresent()) {
            end(reply, text, ending.get(), events);
        } else {
            leave(run);
        }
    }

    /** A trial may well be for nothing: readers hear of it when there is something to hear. */
    private boolean isOnTrial(Reply reply) {
        return agents.find(reply.agent())
                .filter(agent -> agent.availability().get().isAway())
                .isPresent();
    }

    /** How the attempt ends; empty if it is not for us to end it. */
    private Optional<Ending> ending(ReplyRun run, ReplyText text) {
        var reply = run.reply();
        try {
            var metadata = ask(run, text);
            text.finish();
            return Optional.of(completed(reply, text, metadata));
        } catch (InterruptedException | AgentNotReadyException e) {
            // Unless somebody wanted something else before; what is wanted later finds it in the queue.
            run.handBack();
            return run.interruption() == Interruption.STOPPED ? Optional.of(cancelled(reply, text)) : Optional.empty();
        } catch (ChatException e) {
            if (isAway(e)) {
                throw e;
            }
            log.warn("reply {} attempt {} failed: {}", reply.id(), reply.attempt(), e.code(), e.getCause());
            return Optional.of(failed(reply, text, new ReplyFailure(e.code(), e.sentence())));
        } catch (RuntimeException e) {
            log.error("reply {} attempt {} failed", reply.id(), reply.attempt(), e);
            var failure = new ReplyFailure(ErrorCode.INTERNAL_ERROR, "Something went wrong. Try again.");
            return Optional.of(failed(reply, text, failure));
        }
    }

    private Metadata ask(ReplyRun run, ReplyText text) throws InterruptedException {
        var reply = run.reply();
        refuseIfHopeless(reply);
        var agent = agents.find(reply.agent())
                .orElseThrow(() -> new ChatException(
                        ErrorCode.AGENT_UNAVAILABLE, "The assistant of this conversation is no longer available."));
        var request = request(run, agent);
        run.beginAsking();
        try {
            return agent.client().ask(request, text);
        } finally {
            run.endAsking();
        }
    }

    private void refuseIfHopeless(Reply reply) {
        if (!clock.instant().isBefore(reply.deadline())) {
            throw new ChatException(
                    ErrorCode.AGENT_UNAVAILABLE, "The assistant could not answer in time. Try asking again.");
        }
        if (reply.tries() > settings.maxAttempts()) {
            throw new ChatException(
                    ErrorCode.INTERNAL_ERROR,
                    "We tried to answer several times and could not. Try asking differently.");
        }
    }

    private AgentRequest request(ReplyRun run, Agent agent) {
        var reply = run.reply();
        var question = run.question()
                .or(() -> storage.messages().find(reply.session(), reply.question()))
                .orElseThrow(() -> new ChatException(ErrorCode.SESSION_NOT_FOUND, "This conversation was deleted."));
        List<Message> history = agent.historyLimit() == 0 || question.sequence() == 1
                ? List.of()
                : storage.messages().before(reply.session(), question.sequence(), agent.historyLimit());
        return new AgentRequest(reply.id(), reply.owner(), question, history);
    }

    private Ending completed(Reply reply, ReplyText text, Metadata metadata) {
        if (text.isEmpty()) {
            throw AgentFailures.empty();
        }
        var now = clock.instant();
        var answer = answer(reply, text, MessageStatus.DELIVERED, metadata, now);
        return new Ending(new ReplyState.Completed(now), List.of(answer));
    }

    private Ending cancelled(Reply reply, ReplyText text) {
        var now = clock.instant();
        return new Ending(new ReplyState.Cancelled(now), part(reply, text, MessageStatus.DELIVERED, now));
    }

    private Ending failed(Reply reply, ReplyText text, ReplyFailure failure) {
        var now = clock.instant();
        return new Ending(new ReplyState.Failed(failure, now), part(reply, text, MessageStatus.FAILED, now));
    }

    private List<Message> part(Reply reply, ReplyText text, MessageStatus status, Instant now) {
        return text.isEmpty() ? List.of() : List.of(answer(reply, text, status, Metadata.EMPTY, now));
    }

    private static Message answer(Reply reply, ReplyText text, MessageStatus status, Metadata metadata, Instant now) {
        return new Message(reply.answer(), reply.session(), 0, Role.ASSISTANT, text.text(), status, now, metadata);
    }

    /** Stored first, published then: whoever sees the end can load it. */
    private void end(Reply reply, ReplyText text, Ending ending, AttemptLog events) {
        if (store(reply, ending) || isStored(reply)) {
            events.accept(ReplyTail.end(reply, ending.state(), text.end()));
        } else {
            log.info("reply {} attempt {} was no longer ours to end", reply.id(), reply.attempt());
            replyLog.forget(reply.id(), reply.attempt());
        }
    }

    /**
     * The answer is whole, and was paid for: worth many tries before it is written again. If another node has taken the reply meanwhile, this
     * one is no longer wanted, and the store says so.
     */
    private boolean store(Reply reply, Ending ending) {
        var deadline = System.nanoTime() + STORE_PATIENCE.toNanos();
        for (var failed = 1; ; failed++) {
            try {
                return storage.queue().finish(reply, ending);
            } catch (ChatException e) {
                if (!isAway(e) || System.nanoTime() > deadline || !pause(failed)) {
                    throw e;
                }
            }
        }
    }

    /** It is the store that is away: agents fail with codes of their own. */
    private static boolean isAway(ChatException e) {
        return e.code() == ErrorCode.SERVICE_OFFLINE;
    }

    /** A try that seemed to fail may have been committed all the same. */
    private boolean isStored(Reply reply) {
        return storage.replies()
                .find(reply.id())
                .filter(now -> now.hasEnded() && now.attempt() == reply.attempt())
                .isPresent();
    }

    private static boolean pause(int failed) {
        try {
            Thread.sleep(Math.min(100L << Math.min(failed, 10), 1_000));
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private void leave(ReplyRun run) {
        var reply = run.reply();
        var after = run.interruption() == Interruption.HANDED_BACK
                ? storage.queue().handBack(reply, clock.instant())
                : Optional.<Reply>empty();
        replyLog.forget(reply.id(), reply.attempt());
        after.ifPresent(this::publishIfCancelled);
    }

    /** Its owner wanted it stopped in the moment in which it was handed back. */
    private void publishIfCancelled(Reply after) {
        if (after.state() instanceof ReplyState.Cancelled state) {
            replyLog.append(after.id(), ReplyTail.end(after, state, new ReplyPosition(after.attempt(), 1)));
        }
    }
}

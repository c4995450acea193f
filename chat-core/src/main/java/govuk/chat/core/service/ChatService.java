package govuk.chat.core.service;

import govuk.chat.core.model.ChatException;
import govuk.chat.core.model.ErrorCode;
import govuk.chat.core.model.Message;
import govuk.chat.core.model.MessageId;
import govuk.chat.core.model.MessageStatus;
import govuk.chat.core.model.Owner;
import govuk.chat.core.model.Reply;
import govuk.chat.core.model.ReplyId;
import govuk.chat.core.model.ReplyPosition;
import govuk.chat.core.model.ReplyState;
import govuk.chat.core.model.Role;
import govuk.chat.core.model.SessionId;
import govuk.chat.core.reply.QueuePlace;
import govuk.chat.core.reply.ReplyFeed;
import govuk.chat.core.reply.ReplyReaders;
import govuk.chat.core.reply.ReplyRunner;
import govuk.chat.core.store.Asked;
import govuk.chat.core.store.Outcome;
import govuk.chat.core.store.Question;
import govuk.chat.core.store.Storage;
import java.time.Duration;
import java.util.Optional;

/**
 * Sends messages and reads the replies to them. Whoever calls says for which owner; what belongs to somebody else is not found.
 *
 * <p>Safe for use by many threads. Every method throws {@link ChatException} with {@code SERVICE_OFFLINE} when the store is away.
 */
public final class ChatService {
    /** A reply that nobody could begin for so long fails instead of waiting on. */
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private final Storage storage;
    private final ReplyRunner runner;
    private final ReplyReaders readers;
    private final Stamps stamps;
    private final Intake intake;

    public ChatService(Storage storage, ReplyRunner runner, ReplyReaders readers, Stamps stamps, Intake intake) {
        this.storage = storage;
        this.runner = runner;
        this.readers = readers;
        this.stamps = stamps;
        this.intake = intake;
    }

    /**
     * Stores a message and has it answered. Returns as soon as the message is durable; the reply is then on its way.
     *
     * @throws ChatException {@code SESSION_NOT_FOUND}; {@code VALIDATION_ERROR}, {@code CONTENT_TOO_LONG} or {@code INVALID_INPUT} for the text;
     *     {@code CONFLICT} if the session is not active, the key was used for another message, or a reply is still being written
     *     and messages may not queue; {@code RATE_LIMITED} if too many of the session are waiting, {@code AGENT_BUSY} if too many of
     *     everybody are, or too many for the agent
     * @throws govuk.chat.core.model.PersonalDataFound if the text seems to contain what the draft does not confirm
     */
    public Asked send(Owner owner, SessionId id, Draft draft) {
        if (runner.waitingCount() >= intake.rules().maxQueuedInAll()) {
            throw new ChatException(
                    ErrorCode.AGENT_BUSY,
                    "Too many questions are waiting to be answered at the moment. Try again in a few minutes.");
        }
        return runner.ask(question(owner, id, draft, intake.message(owner, draft)));
    }

    /** Throws what {@link #send} would throw for the draft itself: before a session is made for it, say. Stores nothing. */
    public void check(Owner owner, Draft draft) {
        var unused = intake.message(owner, draft);
    }

    /** @throws ChatException {@code REPLY_NOT_FOUND} */
    public Reply reply(Owner owner, ReplyId id) {
        return storage.replies()
                .find(id)
                .filter(reply -> reply.owner().equals(owner))
                .orElseThrow(() -> new ChatException(ErrorCode.REPLY_NOT_FOUND, "There is no such reply."));
    }

    /** Waits for a reply to end, at most {@code limit}; answers it as it then is, with its answer. */
    public Outcome await(Reply reply, Duration limit) throws InterruptedException {
        return readers.await(reply, limit);
    }

    /** The same, but returns at once while the reply waits for an agent that is away: that may take minutes. */
    public Outcome awaitUnlessAway(Reply reply, Duration limit) throws InterruptedException {
        return readers.await(reply, limit, runner.waitingRoom()::isForAgentAway);
    }

    /** Why a queued reply waits for its agent, and about how long; empty if it does not. */
    public Optional<QueuePlace> queuePlace(Reply reply) {
        return runner.waitingRoom().place(reply);
    }

    /** The events of a reply after a position; the caller closes the feed. */
    public ReplyFeed follow(Reply reply, ReplyPosition after) {
        return readers.follow(reply, after);
    }

    /**
     * Stops a reply: its agent is told, what is written of it is kept. One that has ended stays as it is. Leaving is not stopping:
     * nothing else ends a reply early.
     *
     * @throws ChatException {@code REPLY_NOT_FOUND}
     */
    public Reply stop(Owner owner, ReplyId id) {
        var before = reply(owner, id);
        var after = storage.replies().stop(id, stamps.now()).orElse(before);
        if (after.state() instanceof ReplyState.Cancelled && !before.hasEnded()) {
            readers.tellCancelled(after);
        }
        runner.stop(id);
        return after;
    }

    private Question question(Owner owner, SessionId session, Draft draft, String text) {
        var now = stamps.now();
        var message = new Message(
                new MessageId(stamps.nextId()), session, 0, Role.USER, text, MessageStatus.SENT, now, draft.metadata());
        return new Question(
                message,
                owner,
                new ReplyId(stamps.nextId()),
                new MessageId(stamps.nextId()),
                now.plus(PATIENCE),
                draft.key(),
                Fingerprint.of(text, draft.metadata()),
                intake.rules().mostBefore());
    }
}

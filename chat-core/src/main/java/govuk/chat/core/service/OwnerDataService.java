package govuk.chat.core.service;

import govuk.chat.core.model.AuditAction;
import govuk.chat.core.model.AuditOutcome;
import govuk.chat.core.model.ChatException;
import govuk.chat.core.model.Message;
import govuk.chat.core.model.Owner;
import govuk.chat.core.model.Session;
import govuk.chat.core.model.SessionId;
import govuk.chat.core.reply.ReplyRunner;
import govuk.chat.core.store.SessionCursor;
import govuk.chat.core.store.Storage;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * What becomes of what is kept of an owner: they take it along, or have it removed. Each of it is written to the audit, for whoever it was done
 * by. Safe for use by many threads; every method throws {@link ChatException} with {@code SERVICE_OFFLINE} when the store is away.
 */
public final class OwnerDataService {
    private static final int AT_ONCE = 100;

    private final Storage storage;
    private final ReplyRunner runner;
    private final Stamps stamps;
    private final Audit audit;

    public OwnerDataService(Storage storage, ReplyRunner runner, Stamps stamps, Audit audit) {
        this.storage = storage;
        this.runner = runner;
        this.stamps = stamps;
        this.audit = audit;
    }

    /**
     * Removes a session with everything in it; a reply being written in it is stopped.
     *
     * @throws ChatException {@code SESSION_NOT_FOUND}
     */
    public void delete(Owner owner, SessionId id) {
        if (!storage.sessions().delete(owner, id)) {
            throw SessionService.noSession();
        }
        runner.stopAll(id);
        audit.record(owner, AuditAction.SESSION_DELETED, id.value(), AuditOutcome.DONE);
    }

    /** Removes everything of an owner at once; replies being written are stopped. Nothing to remove is no failure. */
    public Receipt erase(Owner owner) {
        return erase(owner, owner.key());
    }

    /** The same, done by somebody else. */
    public Receipt erase(Owner owner, String actor) {
        var removed = storage.removal().removeAll(owner);
        removed.sessions().forEach(runner::stopAll);
        var receipt =
                new Receipt(stamps.nextId(), stamps.now(), removed.sessions().size(), removed.messages());
        audit.record(
                actor,
                AuditAction.DATA_ERASED,
                receipt.reference(),
                AuditOutcome.DONE,
                Map.of(
                        "owner", owner.key(),
                        "sessions", Integer.toString(receipt.sessions()),
                        "messages", Long.toString(receipt.messages())));
        return receipt;
    }

    /**
     * Hands over one session of an owner with all its messages.
     *
     * @throws ChatException {@code SESSION_NOT_FOUND}, before anything was handed over
     */
    public void export(Owner owner, SessionId id, Exporter exporter) {
        var session = storage.sessions().find(owner, id).orElseThrow(SessionService::noSession);
        audit.record(owner, AuditAction.DATA_EXPORTED, id.value(), AuditOutcome.DONE);
        export(session, exporter);
    }

    /** Hands over everything of an owner, the session used last first; bit by bit, so it needs little memory however much there is. */
    public void export(Owner owner, Exporter exporter) {
        export(owner, owner.key(), exporter);
    }

    /** The same, done by somebody else. */
    public void export(Owner owner, String actor, Exporter exporter) {
        audit.record(actor, AuditAction.DATA_EXPORTED, owner.key(), AuditOutcome.DONE);
        var cursor = SessionCursor.START;
        List<Session> page;
        do {
            page = storage.sessions().list(owner, cursor, AT_ONCE);
            page.forEach(session -> export(session, exporter));
            cursor = page.isEmpty() ? cursor : SessionCursor.behind(page.getLast());
        } while (page.size() == AT_ONCE);
    }

    private void export(Session session, Exporter exporter) {
        var messages = exporter.session(session);
        var last = 0L;
        List<Message> page;
        do {
            page = storage.messages().after(session.id(), last, AT_ONCE);
            page.forEach(messages);
            last = page.isEmpty() ? last : page.getLast().sequence();
        } while (page.size() == AT_ONCE);
    }

    /** Takes what is exported, in order. */
    @FunctionalInterface
    public interface Exporter {
        /** A session comes; its messages, oldest first, go into what is answered. The next session ends them. */
        Consumer<Message> session(Session session);
    }
}

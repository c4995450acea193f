package govuk.chat.core.testing;

import govuk.chat.core.model.BreakerState;
import govuk.chat.core.model.Reply;
import govuk.chat.core.model.ReplyId;
import govuk.chat.core.store.AuditStore;
import govuk.chat.core.store.Backlog;
import govuk.chat.core.store.Ending;
import govuk.chat.core.store.LeaseStore;
import govuk.chat.core.store.MessageStore;
import govuk.chat.core.store.PoolUse;
import govuk.chat.core.store.RemovalStore;
import govuk.chat.core.store.ReplyQueue;
import govuk.chat.core.store.ReplyStore;
import govuk.chat.core.store.SessionSearch;
import govuk.chat.core.store.SessionStore;
import govuk.chat.core.store.SignInStore;
import govuk.chat.core.store.Storage;
import govuk.chat.core.store.UserStore;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A storage whose way of ending replies is replaced; everything else is passed on. */
public record StorageEndingReplies(Storage storage, Finish finish) implements Storage {
    /** Ends a reply, perhaps, with the help of the real queue. */
    @FunctionalInterface
    public interface Finish {
        boolean finish(ReplyQueue real, Reply claimed, Ending ending);
    }

    @Override
    public SessionStore sessions() {
        return storage.sessions();
    }

    @Override
    public MessageStore messages() {
        return storage.messages();
    }

    @Override
    public ReplyStore replies() {
        return storage.replies();
    }

    @Override
    public ReplyQueue queue() {
        var real = storage.queue();
        return new ReplyQueue() {
            @Override
            public Optional<Reply> claim(ReplyId id, Lease lease) {
                return real.claim(id, lease);
            }

            @Override
            public List<Reply> claimDue(Lease lease, Set<String> leftOut, int limit) {
                return real.claimDue(lease, leftOut, limit);
            }

            @Override
            public int countQueued(String agent, Instant before) {
                return real.countQueued(agent, before);
            }

            @Override
            public int waiting(int most) {
                return real.waiting(most);
            }

            @Override
            public Renewal renew(Lease lease) {
                return real.renew(lease);
            }

            @Override
            public void release(Reply claimed) {
                real.release(claimed);
            }

            @Override
            public Optional<Reply> handBack(Reply claimed, Instant now) {
                return real.handBack(claimed, now);
            }

            @Override
            public boolean finish(Reply claimed, Ending ending) {
                return finish.finish(real, claimed, ending);
            }

            @Override
            public Backlog backlog() {
                return real.backlog();
            }
        };
    }

    @Override
    public SessionSearch search() {
        return storage.search();
    }

    @Override
    public AuditStore audit() {
        return storage.audit();
    }

    @Override
    public RemovalStore removal() {
        return storage.removal();
    }

    @Override
    public LeaseStore leases() {
        return storage.leases();
    }

    @Override
    public UserStore users() {
        return storage.users();
    }

    @Override
    public SignInStore signIns() {
        return storage.signIns();
    }

    @Override
    public PoolUse pool() {
        return storage.pool();
    }

    @Override
    public void check() {
        storage.check();
    }

    @Override
    public Map<String, BreakerState> breakers() {
        return storage.breakers();
    }

    @Override
    public void close() {
        storage.close();
    }
}

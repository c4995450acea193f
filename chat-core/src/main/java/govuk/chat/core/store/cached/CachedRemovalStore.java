package govuk.chat.core.store.cached;

import govuk.chat.core.cache.TwoTierCache;
import govuk.chat.core.model.Owner;
import govuk.chat.core.store.RemovalStore;
import govuk.chat.core.store.Removed;
import java.time.Instant;

/** Forgets whose the sessions were when some are removed. */
record CachedRemovalStore(RemovalStore removal, TwoTierCache owners) implements RemovalStore {
    @Override
    public Removed removeAll(Owner owner) {
        return forget(removal.removeAll(owner));
    }

    @Override
    public Removed removeUnusedByVisitors(Instant lastUsedBefore, int limit) {
        return forget(removal.removeUnusedByVisitors(lastUsedBefore, limit));
    }

    @Override
    public Removed removeSent(Instant before, int limit) {
        return forget(removal.removeSent(before, limit));
    }

    private Removed forget(Removed removed) {
        if (!removed.sessions().isEmpty()) {
            owners.forgetAll();
        }
        return removed;
    }
}

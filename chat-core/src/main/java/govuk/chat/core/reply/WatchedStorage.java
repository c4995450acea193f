package govuk.chat.core.reply;

import govuk.chat.core.store.ForwardingStorage;
import govuk.chat.core.store.ReplyQueue;
import govuk.chat.core.store.ReplyStore;
import govuk.chat.core.store.Storage;

/** A storage that shows what becomes of replies to a {@link ReplyWatch}. */
final class WatchedStorage extends ForwardingStorage {
    private final ReplyStore replies;
    private final ReplyQueue queue;

    WatchedStorage(Storage storage, ReplyWatch watch) {
        super(storage);
        this.replies = new WatchedReplyStore(storage.replies(), watch);
        this.queue = new WatchedReplyQueue(storage.queue(), watch);
    }

    @Override
    public ReplyStore replies() {
        return replies;
    }

    @Override
    public ReplyQueue queue() {
        return queue;
    }
}

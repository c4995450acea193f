package govuk.chat.core.testing;

import govuk.chat.core.model.Reply;
import govuk.chat.core.store.Ending;
import govuk.chat.core.store.ForwardingReplyQueue;
import govuk.chat.core.store.ForwardingStorage;
import govuk.chat.core.store.ReplyQueue;
import govuk.chat.core.store.Storage;

/** A storage whose way of ending replies is replaced; everything else is passed on. */
public final class StorageEndingReplies extends ForwardingStorage {
    private final ReplyQueue queue;

    /** Ends a reply, perhaps, with the help of the real queue. */
    @FunctionalInterface
    public interface Finish {
        boolean finish(ReplyQueue real, Reply claimed, Ending ending);
    }

    public StorageEndingReplies(Storage storage, Finish finish) {
        super(storage);
        var real = storage.queue();
        this.queue = new ForwardingReplyQueue(real) {
            @Override
            public boolean finish(Reply claimed, Ending ending) {
                return finish.finish(real, claimed, ending);
            }
        };
    }

    @Override
    public ReplyQueue queue() {
        return queue;
    }
}

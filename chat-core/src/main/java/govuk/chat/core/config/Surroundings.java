package govuk.chat.core.config;

import govuk.chat.core.reply.ReplyObserver;
import govuk.chat.core.service.Origin;
import govuk.chat.core.service.Origins;
import govuk.chat.core.store.StoreObserver;

/**
 * What a chat asks of the program around it, and what it tells it.
 *
 * @param origins where what is audited comes from
 * @param replies is told what becomes of replies
 * @param store is told when the database fails
 */
public record Surroundings(Origins origins, ReplyObserver replies, StoreObserver store) {
    /** A program without a network before it, in which nobody counts. */
    public static final Surroundings NONE = new Surroundings(() -> Origin.HERE, ReplyObserver.NONE, StoreObserver.NONE);
}

package govuk.chat.core.store;

import govuk.chat.core.model.ErrorCode;

/** Is told when a database fails, so that somebody can count. Called from many threads at once: it must be quick, not block and not throw. */
@FunctionalInterface
public interface StoreObserver {
    StoreObserver NONE = code -> {};

    /** @param code {@code SERVICE_OFFLINE} if the database did not answer, {@code INTERNAL_ERROR} if it refused what we asked */
    void failed(ErrorCode code);
}

package govuk.chat.core.config;

import govuk.chat.core.auth.PasswordHasher;
import govuk.chat.core.model.SettingException;
import govuk.chat.core.model.TimeOrderedIds;
import govuk.chat.core.service.Audit;
import govuk.chat.core.service.Origin;
import govuk.chat.core.service.Stamps;
import govuk.chat.core.service.UserService;
import govuk.chat.core.store.Storage;
import govuk.chat.core.store.StoreObserver;
import java.time.Clock;

/** The users of a chat without the chat: for programs that make or change them. No reply is run. */
public final class UserParts implements AutoCloseable {
    private final Storage storage;
    private final PasswordHasher hasher = new PasswordHasher();
    private final UserService users;

    private UserParts(Storage storage, ChatConfig config, Clock clock) {
        this.storage = storage;
        this.users = new UserService(
                storage.users(),
                hasher,
                config.signIns().passwords(),
                new Stamps(clock, new TimeOrderedIds(clock)),
                new Audit(storage.audit(), clock, () -> Origin.HERE));
    }

    /** @throws SettingException if the storage cannot be opened; the embedded database is for one process at a time */
    public static UserParts open(ChatConfig config) {
        try {
            return new UserParts(config.storage().open(StoreObserver.NONE), config, Clock.systemUTC());
        } catch (SettingException e) {
            throw e.within("storage");
        }
    }

    public UserService users() {
        return users;
    }

    @Override
    public void close() {
        hasher.close();
        storage.close();
    }
}

package govuk.chat.server.testing;

import govuk.chat.core.auth.PasswordHasher;
import govuk.chat.core.auth.PasswordRules;
import govuk.chat.core.model.TimeOrderedIds;
import govuk.chat.core.model.User;
import govuk.chat.core.model.UserRole;
import govuk.chat.core.service.Audit;
import govuk.chat.core.service.Origin;
import govuk.chat.core.service.Stamps;
import govuk.chat.core.service.UserService;
import govuk.chat.core.service.UserService.NewUser;
import govuk.chat.core.store.AuditStore;
import govuk.chat.core.store.Storage;
import govuk.chat.core.store.jdbc.JdbcStorage;
import govuk.chat.core.store.jdbc.PostgresSettings;
import java.nio.file.Path;
import java.time.Clock;
import java.util.UUID;

/** Users made and changed behind the servers' backs: in a shared PostgreSQL at any time, in SQLite while no server runs. */
public final class Users implements AutoCloseable {
    public static final String PASSWORD = "correct horse battery";

    private final Storage storage;
    private final PasswordHasher hasher = new PasswordHasher();
    private final UserService service;

    private Users(Storage storage) {
        var clock = Clock.systemUTC();
        this.storage = storage;
        this.service = new UserService(
                storage.users(),
                hasher,
                PasswordRules.defaults(),
                new Stamps(clock, new TimeOrderedIds(clock)),
                new Audit(storage.audit(), clock, () -> Origin.HERE));
    }

    public static Users inPostgres(String url) {
        return new Users(JdbcStorage.openPostgres(new PostgresSettings(url)));
    }

    public static Users inSqlite(Path directory) {
        return new Users(JdbcStorage.openSqlite(directory));
    }

    /** Somebody with an email of their own and {@link #PASSWORD}. */
    public User create(UserRole role) {
        return create("user." + UUID.randomUUID() + "@example.org", role, false);
    }

    public User create(String email, UserRole role, boolean isService) {
        return service.create(Audit.SYSTEM, new NewUser(email, PASSWORD, role, isService));
    }

    /** What the servers and this have written to the audit. */
    public AuditStore audit() {
        return storage.audit();
    }

    public UserService service() {
        return service;
    }

    @Override
    public void close() {
        hasher.close();
        storage.close();
    }
}

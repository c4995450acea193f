package govuk.chat.core.store.jdbc;

import govuk.chat.core.store.AuditStoreContract;
import govuk.chat.core.store.LeaseStoreContract;
import govuk.chat.core.store.MessageStoreContract;
import govuk.chat.core.store.RemovalStoreContract;
import govuk.chat.core.store.ReplyQueueContract;
import govuk.chat.core.store.ReplyStoreContract;
import govuk.chat.core.store.SessionSearchContract;
import govuk.chat.core.store.SessionStoreContract;
import govuk.chat.core.store.SettingStoreContract;
import govuk.chat.core.store.SignInStoreContract;
import govuk.chat.core.store.Storage;
import govuk.chat.core.store.UserStoreContract;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class SqliteStorageTest
        implements SessionStoreContract,
                SessionSearchContract,
                MessageStoreContract,
                ReplyStoreContract,
                ReplyQueueContract,
                AuditStoreContract,
                RemovalStoreContract,
                LeaseStoreContract,
                UserStoreContract,
                SignInStoreContract,
                SettingStoreContract {
    private Storage storage;

    @BeforeAll
    void open(@TempDir Path directory) {
        storage = JdbcStorage.openSqlite(directory);
    }

    @AfterAll
    void close() {
        storage.close();
    }

    @Override
    public Storage storage() {
        return storage;
    }
}

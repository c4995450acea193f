package govuk.chat.core.store.jdbc;

import govuk.chat.core.model.SettingException;
import govuk.chat.core.store.PoolUse;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;

/** A SQLite file: one writer that groups commits, and a few readers that it never blocks. */
final class SqliteTransactions implements Transactions {
    private static final int READERS = 4;
    private static final int LONGEST_QUEUE = 4096;
    private static final Duration TIME_LIMIT = Duration.ofSeconds(10);

    /** What is written goes to a log first, and from there to the file: there must be room for both. */
    private static final long LEAST_FREE_BYTES = 8 << 20;

    private static final Logger log = LoggerFactory.getLogger(SqliteTransactions.class);

    private final DataDirectory directory;
    private final Connection writing;
    private final GroupCommit writer;
    private final ReadConnections readers;

    private SqliteTransactions(
            DataDirectory directory, Connection writing, GroupCommit writer, ReadConnections readers) {
        this.directory = directory;
        this.writing = writing;
        this.writer = writer;
        this.readers = readers;
    }

    /** Opens the file, or makes it, and brings its tables up to date. */
    static SqliteTransactions open(Path path) {
        var directory = DataDirectory.open(path);
        try {
            var source = source(directory.database());
            Migrations.run(source, Dialect.SQLITE);
            var writing = source.getConnection();
            var readers = new ReadConnections(readers(source), TIME_LIMIT);
            var writer = new GroupCommit(new Sql(writing), LONGEST_QUEUE, TIME_LIMIT);
            return new SqliteTransactions(directory, writing, writer, readers);
        } catch (SQLException | RuntimeException e) {
            closeQuietly(directory);
            log.debug("Cannot open the database", e);
            throw new SettingException(
                    "dataDirectory",
                    path + ", whose database cannot be used (" + DatabaseErrors.reason(e) + ")",
                    "a directory that is empty or was last used by this version or an older one");
        }
    }

    static SQLiteDataSource source(Path file) {
        var config = new SQLiteConfig();
        config.setJournalMode(SQLiteConfig.JournalMode.WAL);
        // FULL: a commit survives a power cut, not only the end of the process.
        config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
        config.enforceForeignKeys(true);
        // Nobody asks for them, and the driver would run a query of its own after each write.
        config.setGetGeneratedKeys(false);
        config.setBusyTimeout((int) TIME_LIMIT.toMillis());
        var source = new SQLiteDataSource(config);
        source.setUrl("jdbc:sqlite:" + file);
        return source;
    }

    private static List<Connection> readers(SQLiteDataSource source) throws SQLException {
        var connections = new ArrayList<Connection>();
        for (int i = 0; i < READERS; i++) {
            var connection = source.getConnection();
            connections.add(connection);
            try (var statement = connection.createStatement()) {
                statement.execute("PRAGMA query_only = ON");
            }
        }
        return connections;
    }

    @Override
    public <T> T write(Work<T> work) {
        return writer.write(work);
    }

    @Override
    public <T> T read(Work<T> work) {
        return readers.read(work);
    }

    /** Writes something that nobody reads, which shows more than asking would: the disk may be full, or no longer writable. */
    @Override
    public void check() {
        if (directory.freeBytes() < LEAST_FREE_BYTES) {
            throw DatabaseErrors.offline(new SQLException("less than 8 MiB are free on the disk of the database"));
        }
        write(sql -> sql.update("PRAGMA user_version = 1"));
    }

    /** Of the readers: the one writer is always open, and never lent. */
    @Override
    public PoolUse pool() {
        return readers.use();
    }

    @Override
    public void close() {
        writer.close();
        try (directory;
                writing;
                readers) {
            log.debug("Closing the database");
        } catch (SQLException | IOException e) {
            log.warn("The database was not closed properly", e);
        }
    }

    private static void closeQuietly(DataDirectory directory) {
        try {
            directory.close();
        } catch (IOException e) {
            log.debug("Cannot close the lock file", e);
        }
    }
}

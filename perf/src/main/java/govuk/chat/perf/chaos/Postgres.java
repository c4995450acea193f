package govuk.chat.perf.chaos;

import govuk.chat.perf.ChildServer;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** A real PostgreSQL with its files in a folder, which it finds again when it is started again. */
final class Postgres implements AutoCloseable {
    private static final Duration START = Duration.ofMinutes(1);

    private final Path data;
    private final int port = ChildServer.freePort();
    private EmbeddedPostgres server;

    /** @param folder where its files go, in a new folder */
    Postgres(Path folder) {
        try {
            this.data = Files.createTempDirectory(folder, "postgres-");
            this.server = start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    int port() {
        return port;
    }

    /** As an operator restarts it: what was committed is there again. */
    void restart() throws IOException {
        server.close();
        server = start();
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private EmbeddedPostgres start() throws IOException {
        return EmbeddedPostgres.builder()
                .setPort(port)
                .setDataDirectory(data)
                .setCleanDataDirectory(false)
                .setPGStartupWait(START)
                // Off by default in this distribution for tests; what is promised here needs them.
                .setServerConfig("fsync", "on")
                .setServerConfig("full_page_writes", "on")
                .setServerConfig("synchronous_commit", "on")
                .start();
    }
}

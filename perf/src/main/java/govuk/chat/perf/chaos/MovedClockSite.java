package govuk.chat.perf.chaos;

import govuk.chat.perf.BenchException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** One server with an SQLite file, whose wall clock can be moved, and nobody else's: by libfaketime, where that is installed. */
final class MovedClockSite implements Site {
    private static final Path LIBRARIES = Path.of("/usr/lib");
    private static final String LIBRARY = "faketime/libfaketimeMT.so.1";

    private final WordyAgent agent = new WordyAgent();
    private final Path clock;
    private final Replica server;

    MovedClockSite(Servers servers) {
        this.clock = servers.newFolder("clock-").resolve("moved-by");
        try {
            move(Duration.ZERO);
            this.server = servers.start(
                    "moved-clock",
                    Map.of(
                            "AI_AGENT_URL",
                            "http://127.0.0.1:" + agent.port() + "/v1",
                            "LD_PRELOAD",
                            library().orElseThrow().toString(),
                            "FAKETIME_TIMESTAMP_FILE",
                            clock.toString(),
                            "FAKETIME_CACHE_DURATION",
                            "1",
                            // Nobody moves the clock that only counts; the two names are of different versions.
                            "FAKETIME_DONT_FAKE_MONOTONIC",
                            "1",
                            "DONT_FAKE_MONOTONIC",
                            "1"));
        } catch (RuntimeException | IOException e) {
            agent.close();
            throw new BenchException("Cannot start a server with a clock of its own: " + e.getMessage(), e);
        }
    }

    /** Why this system has no such clock; nothing if it has. */
    static Optional<String> obstacle() {
        return library().isPresent() ? Optional.empty() : Optional.of("needs libfaketime");
    }

    /** From now on the server's clock is off by this much. */
    void move(Duration by) throws IOException {
        // In one step: the server reads it once a second.
        var next = clock.resolveSibling("next");
        Files.writeString(next, "%+d\n".formatted(by.toSeconds()));
        Files.move(next, clock, StandardCopyOption.ATOMIC_MOVE);
    }

    @Override
    public InetSocketAddress address() {
        return server.address();
    }

    @Override
    public void close() {
        server.close();
        agent.close();
    }

    /** In the folder of the machine's kind, such as /usr/lib/x86_64-linux-gnu, or in no folder of a kind. */
    private static Optional<Path> library() {
        var plain = LIBRARIES.resolve(LIBRARY);
        if (Files.exists(plain)) {
            return Optional.of(plain);
        }
        try (var kinds = Files.newDirectoryStream(LIBRARIES, "*-linux-gnu*")) {
            for (var kind : kinds) {
                if (Files.exists(kind.resolve(LIBRARY))) {
                    return Optional.of(kind.resolve(LIBRARY));
                }
            }
            return Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}

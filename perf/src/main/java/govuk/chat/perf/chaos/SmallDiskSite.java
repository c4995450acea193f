package govuk.chat.perf.chaos;

import govuk.chat.perf.BenchException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * One server with its SQLite file on a disk of 48 MiB, which only this server sees: a file system in memory, mounted in a name space of
 * its own, which goes when the server goes.
 */
final class SmallDiskSite implements Site {
    private static final String MOUNT = "mount -t tmpfs -o size=48m tmpfs \"$CHAT_DATA_DIR\" && exec \"$@\"";
    private static final int MEBIBYTE = 1024 * 1024;
    private static final int LARGEST = 64 * MEBIBYTE;

    private final WordyAgent agent = new WordyAgent();
    private final Path data;
    private final Replica server;

    SmallDiskSite(Servers servers) {
        this.data = servers.newFolder("small-disk-");
        try {
            this.server = servers.start(
                    "small-disk",
                    alone("sh", "-c", MOUNT, "sh"),
                    Map.of(
                            "AI_AGENT_URL",
                            "http://127.0.0.1:" + agent.port() + "/v1",
                            "CHAT_DATA_DIR",
                            data.toString()));
        } catch (RuntimeException e) {
            agent.close();
            throw e;
        }
    }

    /** Why this system cannot have such a disk; nothing if it can. */
    static Optional<String> obstacle() {
        try {
            var folder = Files.createTempDirectory("chat-chaos-");
            var trial = new ProcessBuilder(alone("sh", "-c", MOUNT, "sh", "true"));
            trial.environment().put("CHAT_DATA_DIR", folder.toString());
            var process = trial.start();
            var isPossible = process.waitFor(10, TimeUnit.SECONDS) && process.exitValue() == 0;
            Files.delete(folder);
            return isPossible ? Optional.empty() : Optional.of("needs Linux and the right to mount a small disk");
        } catch (IOException e) {
            return Optional.of("needs unshare and mount: " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BenchException("Interrupted", e);
        }
    }

    /** In a name space in which it may mount what it likes; only root needs no other users for that. */
    private static List<String> alone(String... command) {
        var isRoot = "root".equals(System.getProperty("user.name"));
        var unshare = isRoot ? List.of("unshare", "--mount") : List.of("unshare", "--mount", "--map-root-user");
        return Stream.concat(unshare.stream(), Stream.of(command)).toList();
    }

    @Override
    public InetSocketAddress address() {
        return server.address();
    }

    /** Writes until nothing more goes on the disk. */
    void fill() throws IOException {
        var block = new byte[MEBIBYTE];
        try (var out = Files.newOutputStream(filler(), StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
            for (var written = 0; written < LARGEST; written += block.length) {
                out.write(block);
            }
        } catch (IOException e) {
            if (String.valueOf(e.getMessage()).contains("No space left")) {
                return;
            }
            throw e;
        }
        throw new BenchException("The small disk takes more than it is large");
    }

    void free() throws IOException {
        Files.delete(filler());
    }

    /** The server's disk as seen from outside its name space. */
    private Path filler() {
        return Path.of("/proc", String.valueOf(server.pid()), "root", data.toString(), "filler");
    }

    @Override
    public void close() {
        server.close();
        agent.close();
    }
}

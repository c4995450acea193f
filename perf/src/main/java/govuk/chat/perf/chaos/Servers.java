package govuk.chat.perf.chaos;

import govuk.chat.perf.BenchException;
import govuk.chat.perf.ChildServer;
import govuk.chat.perf.Launch;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How chat servers are started for a chaos run.
 *
 * @param folder for logs and data; on a real disk
 * @param replicas how many share a database and a Redis, where several do
 */
record Servers(Path jar, Path folder, int replicas) {
    /** Small ones: three of them and what they depend on share a machine. */
    private static final List<String> FLAGS = List.of(
            "-Xmx300m", "-XX:+UseSerialGC", "--enable-native-access=ALL-UNNAMED", "-XX:+ExitOnOutOfMemoryError");

    /** The crowd is one address, and asks more than one address may. The limits are looked at all the same. */
    private static final String SETTINGS = """
        limits:
          replies: {max: 1000000, window: 15m}
          owner: {max: 1000000, window: 15m}
          messages: {max: 1000000, window: 5m}
        streams:
          maxPerAddress: 10000
        """;

    /** Signs visitors' tokens, which every server has to know. Guards nothing but the loopback address for some minutes. */
    private static final String SECRET = "chaos-run-secret-of-32-bytes-or-more";

    Servers {
        try {
            Files.createDirectories(folder);
            Files.writeString(folder.resolve("chat.yml"), SETTINGS);
        } catch (IOException e) {
            throw new BenchException("Cannot write to " + folder + ": " + e.getMessage(), e);
        }
    }

    Replica start(String name, Map<String, String> settings) {
        return start(name, List.of(), settings);
    }

    /** @param before a program that the server's command is handed to, with its arguments */
    Replica start(String name, List<String> before, Map<String, String> settings) {
        var environment = new HashMap<String, String>();
        environment.put("PORT", String.valueOf(ChildServer.freePort()));
        environment.put("CHAT_DATA_DIR", newFolder("data-").toString());
        environment.put("RATE_LIMIT_MAX", "1000000");
        environment.put("LOG_LEVEL", "INFO");
        environment.put("SESSION_SECRET", SECRET);
        environment.put("JWT_SECRET", SECRET);
        environment.putAll(settings);
        return new Replica(new Launch(name, command(before), environment, "/ready"), folder);
    }

    Path newFolder(String prefix) {
        try {
            return Files.createTempDirectory(folder, prefix).toAbsolutePath();
        } catch (IOException e) {
            throw new BenchException("Cannot make a folder in " + folder + ": " + e.getMessage(), e);
        }
    }

    private List<String> command(List<String> before) {
        var command = new ArrayList<>(before);
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(FLAGS);
        command.addAll(List.of("-jar", jar.toAbsolutePath().toString(), "server"));
        command.add(folder.resolve("chat.yml").toAbsolutePath().toString());
        return command;
    }
}

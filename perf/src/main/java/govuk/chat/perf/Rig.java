package govuk.chat.perf;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What every scenario stands on: how to start servers, where they may write, and how much of the full work to do.
 *
 * @param folder for logs and data; on a real disk, since a commit to memory would cost nothing
 */
record Rig(Programs programs, Path folder, double scale) {

    /** Starts a chat server with an empty store of its own, no rate limit, and the given settings on top. */
    ChildServer chat(String name, Map<String, String> settings) {
        try {
            Files.createDirectories(folder);
            var environment = new HashMap<String, String>();
            environment.put(
                    "CHAT_DATA_DIR", Files.createTempDirectory(folder, "data-").toString());
            environment.put("RATE_LIMIT_MAX", "0");
            environment.put("LOG_LEVEL", "WARN");
            environment.put("CHAT_ECHO_DELAY", "0s");
            environment.putAll(settings);
            return ChildServer.start(programs.chat(name, environment), folder);
        } catch (IOException e) {
            throw new BenchException("Cannot make a folder for the server's data: " + e.getMessage(), e);
        }
    }

    ChildServer bare() {
        return ChildServer.start(programs.bare(), folder);
    }

    Rig withFlags(List<String> flags) {
        return new Rig(programs.withFlags(flags), folder, scale);
    }

    int scaled(int count, int least) {
        return Math.max(least, (int) Math.round(count * scale));
    }

    Duration scaled(Duration duration) {
        return Duration.ofMillis(Math.max(300, Math.round(duration.toMillis() * scale)));
    }

    /** The kind of file system the servers write to, for the report. */
    String fileSystem() {
        try {
            return Files.getFileStore(folder).type();
        } catch (IOException e) {
            return "unknown";
        }
    }
}

package govuk.chat.web.settings;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** Environment variables, each of which may also come from a file: {@code NAME_FILE} names it. One that is empty is as good as unset. */
record Variables(Map<String, String> environment) {
    private static final long MAX_FILE = 64 * 1024;

    Optional<Value> find(String name) {
        return plain(name)
                .map(text -> new Value(text, "environment variable " + name))
                .or(() -> fromFile(name + "_FILE"));
    }

    private Optional<Value> fromFile(String name) {
        return plain(name).map(path -> new Value(read(name, Path.of(path)), "the file that " + name + " names"));
    }

    private Optional<String> plain(String name) {
        return Optional.ofNullable(environment.get(name)).filter(text -> !text.isBlank());
    }

    private static String read(String name, Path file) {
        try {
            if (Files.size(file) > MAX_FILE) {
                throw new BadSettings("environment variable " + name
                        + " names a file of more than 64 KiB: expected a file with one secret in it");
            }
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new BadSettings(
                    "environment variable " + name
                            + " names a file that cannot be read: expected a file with one secret in it",
                    e);
        }
    }

    /** A value and, in words, where it stands. */
    record Value(String text, String place) {}
}

package govuk.chat.cli.script.read;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;

/** The JSON Schema of scripts, for editors that help to write them. */
public final class ScriptSchema {
    private static final String RESOURCE = "/govuk/chat/cli/script/script.schema.json";

    private ScriptSchema() {}

    public static String text() {
        try (var resource = ScriptSchema.class.getResourceAsStream(RESOURCE)) {
            if (resource == null) {
                throw new IllegalStateException(RESOURCE + " is missing from this program");
            }
            return new String(resource.readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

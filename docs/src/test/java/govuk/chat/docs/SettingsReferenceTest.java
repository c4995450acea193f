package govuk.chat.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The table of variables says what the built-in settings do. */
class SettingsReferenceTest {
    private static final Pattern IN_SETTINGS =
            Pattern.compile("^\\s*[\\w-]+: \\$\\{(\\w+):-([^}]*)}", Pattern.MULTILINE);
    private static final Pattern IN_TABLE =
            Pattern.compile("^\\| `(\\w+)` \\| [^|]+ \\| (?:`([^`]*)`|none) \\| `[\\w.]+` \\|$", Pattern.MULTILINE);

    @Test
    void everyVariable_isInTheReferenceWithItsDefault() throws IOException {
        var settings = read(IN_SETTINGS, "chat-server/src/main/resources/govuk/chat/server/config/chat.yml");
        var reference = read(IN_TABLE, "docs/configuration.md");

        assertThat(reference).isEqualTo(settings).hasSizeGreaterThan(20);
    }

    @Test
    void everyVariableOfTheAdminApp_isOnItsPage() throws IOException {
        var settings = read(IN_SETTINGS, "chat-admin/src/main/resources/govuk/chat/admin/settings/chat.yml");
        var reference = read(IN_TABLE, "docs/admin.md");

        assertThat(reference).isEqualTo(settings).hasSizeGreaterThan(5);
    }

    private static Map<String, String> read(Pattern pattern, String file) throws IOException {
        var defaults = new TreeMap<String, String>();
        var found = pattern.matcher(Files.readString(Repository.ROOT.resolve(file)));
        while (found.find()) {
            defaults.put(found.group(1), found.group(2) == null ? "" : found.group(2));
        }
        return defaults;
    }
}

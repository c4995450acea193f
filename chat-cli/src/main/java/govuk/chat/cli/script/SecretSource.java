package govuk.chat.cli.script;

import java.nio.file.Path;

/** Where a secret comes from. It is never in the script itself. */
public sealed interface SecretSource {
    Position at();

    record Environment(Position at, String variable) implements SecretSource {}

    /** The file's text without white space at its end. */
    record File(Position at, Path path) implements SecretSource {}
}

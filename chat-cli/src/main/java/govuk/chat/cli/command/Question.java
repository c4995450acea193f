package govuk.chat.cli.command;

import govuk.chat.cli.outcome.CliException;
import govuk.chat.cli.outcome.ExitStatus;
import govuk.chat.cli.terminal.Streams;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** The text of a question: as it was given, or from standard input for {@code -}. */
final class Question {
    /** The server takes no larger request. */
    private static final int LONGEST = 64 * 1024;

    private Question() {}

    static String read(String given, Streams streams) {
        var text = given.equals("-") ? standardInput(streams) : given;
        if (text.isBlank()) {
            throw CliException.usage(
                    "there is no question. Give it as a word in quotes, or \"-\" and write it to standard input.");
        }
        return text;
    }

    static String standardInput(Streams streams) {
        try {
            var bytes = streams.in().readNBytes(LONGEST + 1);
            if (bytes.length > LONGEST) {
                throw CliException.usage("standard input is longer than a question can be: 64 KiB.");
            }
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new CliException(ExitStatus.USAGE, "standard input is not UTF-8.", e);
        } catch (IOException e) {
            throw new CliException(ExitStatus.USAGE, "cannot read standard input.", e);
        }
    }
}

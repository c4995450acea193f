package govuk.chat.cli.terminal;

import govuk.chat.cli.outcome.CliException;
import govuk.chat.cli.outcome.ExitStatus;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/**
 * Standard output: data, in UTF-8, and on a terminal nothing that could drive it. Unlike a {@code PrintStream} it does not go on when
 * nobody can read it any more. For one thread at a time.
 */
public final class Output {
    private final OutputStream out;
    private final boolean isTerminal;

    public Output(OutputStream out, boolean isTerminal) {
        this.out = out;
        this.isTerminal = isTerminal;
    }

    public boolean isTerminal() {
        return isTerminal;
    }

    /**
     * Writes what somebody else has said, and lets it be seen at once.
     *
     * @throws ReaderGoneException if whoever read it has closed the pipe
     * @throws CliException if it cannot be written
     */
    public void print(String text) {
        write(isTerminal ? SafeText.of(text) : text);
    }

    public void println(String text) {
        print(text + "\n");
    }

    /** Writes what this program says itself, colours included. */
    public void write(String text) {
        try {
            out.write(text.getBytes(StandardCharsets.UTF_8));
            out.flush();
        } catch (IOException e) {
            throw isReaderGone(e)
                    ? new ReaderGoneException(e)
                    : new CliException(ExitStatus.INTERNAL, "cannot write the output: " + e.getMessage(), e);
        }
    }

    private static boolean isReaderGone(IOException e) {
        var words = String.valueOf(e.getMessage());
        return words.contains("Broken pipe") || words.contains("pipe is being closed") || words.contains("Pipe closed");
    }

    /** Whoever read the output has had enough, as {@code head} does. */
    public static final class ReaderGoneException extends RuntimeException {
        private static final long serialVersionUID = 1;

        ReaderGoneException(Throwable cause) {
            super(cause);
        }
    }
}

package govuk.chat.server.ops;

import govuk.chat.core.model.ChatException;
import govuk.chat.core.model.ErrorCode;
import java.io.BufferedReader;
import java.io.Console;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Gets a password from a person at a terminal, who does not see it and types it twice, or else from a line of standard input. */
public final class PasswordPrompt {
    private final @Nullable Console terminal;
    private final InputStream input;
    private final PrintStream output;

    /** @param terminal null if there is nobody to ask */
    public PasswordPrompt(@Nullable Console terminal, InputStream input, PrintStream output) {
        this.terminal = terminal;
        this.input = input;
        this.output = output;
    }

    /** @throws ChatException {@code VALIDATION_ERROR} if there is none, or it was not typed the same twice */
    String read() throws IOException {
        return terminal == null ? fromInput() : fromTerminal(terminal);
    }

    void say(String sentence) {
        output.println(sentence);
    }

    private static String fromTerminal(Console terminal) {
        var first = terminal.readPassword("Password: ");
        var second = terminal.readPassword("The same again: ");
        if (first == null || second == null || !String.valueOf(first).equals(String.valueOf(second))) {
            throw new ChatException(ErrorCode.VALIDATION_ERROR, "The two were not the same. Nothing was done.");
        }
        return String.valueOf(first);
    }

    private String fromInput() throws IOException {
        var line = new BufferedReader(new InputStreamReader(input, StandardCharsets.UTF_8)).readLine();
        return Objects.requireNonNullElse(line, "");
    }
}

package govuk.chat.cli.terminal;

import govuk.chat.cli.outcome.CliException;
import java.io.Console;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Asks the person at the terminal. Where there is none, nobody is asked, and the command says how to do without. */
public final class Prompt {
    private final Streams streams;

    public Prompt(Streams streams) {
        this.streams = streams;
    }

    /** @param otherwise what to do where nobody can be asked */
    public String line(String label, String otherwise) {
        return answer(console(otherwise).readLine("%s", label));
    }

    /** What is typed is not shown. */
    public String secret(String label, String otherwise) {
        var typed = console(otherwise).readPassword("%s", label);
        return answer(typed == null ? null : new String(typed));
    }

    public boolean isYes(String label, String otherwise) {
        var answer = line(label, otherwise).strip();
        return answer.equalsIgnoreCase("y") || answer.equalsIgnoreCase("yes");
    }

    private Console console(String otherwise) {
        return Optional.ofNullable(System.console())
                .filter(console -> streams.isInTerminal())
                .orElseThrow(() -> CliException.usage(otherwise));
    }

    private static String answer(@Nullable String typed) {
        if (typed == null) {
            throw CliException.usage("nothing was typed.");
        }
        return typed;
    }
}

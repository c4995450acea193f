package govuk.chat.cli.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import govuk.chat.cli.ChatCli;
import govuk.chat.cli.context.Surroundings;
import govuk.chat.cli.terminal.Output;
import govuk.chat.cli.terminal.Streams;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** Runs commands in this process, in a home folder of their own, and keeps what they print. */
public final class CliRun {
    private final Path home;
    private final Map<String, String> variables = new HashMap<>();
    private ByteArrayOutputStream output = new ByteArrayOutputStream();
    private ByteArrayOutputStream messages = new ByteArrayOutputStream();
    private OutputStream target = output;
    private String input = "";
    private boolean isTerminal;
    private Path folder;

    public CliRun(Path home) {
        this.home = home;
        this.folder = home;
        variables.put("HOME", home.toString());
        variables.put("CHAT_SYSTEM_CONFIG", home.resolve("none.yaml").toString());
    }

    public CliRun at(URI server) {
        return with("CHAT_SERVER", server.toString());
    }

    public CliRun with(String variable, String value) {
        variables.put(variable, value);
        return this;
    }

    /** In another working folder than the home folder. */
    public CliRun in(Path newFolder) {
        folder = newFolder;
        return this;
    }

    public CliRun typing(String text) {
        input = text;
        return this;
    }

    /** Everything is a terminal. */
    public CliRun onTerminal() {
        isTerminal = true;
        return this;
    }

    public CliRun writingTo(OutputStream out) {
        target = out;
        return this;
    }

    public Surroundings surroundings() {
        var streams = new Streams(
                new ByteArrayInputStream(input.getBytes(UTF_8)),
                isTerminal,
                new Output(target, isTerminal),
                new PrintStream(messages, true, UTF_8),
                isTerminal);
        return new Surroundings(Map.copyOf(variables), folder, streams);
    }

    /** Each run begins with nothing printed. */
    public Outcome run(String... arguments) {
        output = new ByteArrayOutputStream();
        messages = new ByteArrayOutputStream();
        if (target instanceof ByteArrayOutputStream) {
            target = output;
        }
        var status = new ChatCli(surroundings()).run(arguments);
        return new Outcome(status, output.toString(UTF_8), messages.toString(UTF_8));
    }

    public Path home() {
        return home;
    }

    /** How a command ended. */
    public record Outcome(int status, String output, String messages) {}
}

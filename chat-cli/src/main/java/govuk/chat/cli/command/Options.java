package govuk.chat.cli.command;

import govuk.chat.cli.context.Chosen;
import govuk.chat.cli.context.Key;
import govuk.chat.cli.context.Settings;
import govuk.chat.cli.context.Surroundings;
import govuk.chat.cli.outcome.CliException;
import govuk.chat.cli.outcome.ExitStatus;
import govuk.chat.cli.terminal.Paint;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that every command takes. Filled by the parser. */
public final class Options {
    @Option(names = "--context", paramLabel = "NAME", description = "The context to use: a server under a name.")
    private @Nullable String context;

    @Option(names = "--server", paramLabel = "URL", description = "The server's address (CHAT_SERVER).")
    private @Nullable String server;

    @Option(
            names = "--timeout",
            paramLabel = "TIME",
            description = "How long an answer may take, such as 20s or 5m (2m).")
    private @Nullable String timeout;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FORM",
            description = "text, json, or jsonl: one object a line.")
    private @Nullable String output;

    @Option(names = "--color", paramLabel = "WHEN", description = "auto, always or never. NO_COLOR is obeyed.")
    private @Nullable String color;

    @Option(names = "--ca", paramLabel = "FILE", description = "Certificates to trust instead of Java's, in PEM.")
    private @Nullable String ca;

    @Option(names = "--debug", description = "Show where an error came from.")
    private boolean isDebug;

    /** How data is written. */
    public enum Form {
        TEXT,
        JSON,
        JSONL
    }

    public boolean isDebug() {
        return isDebug;
    }

    /** @throws CliException if the settings make no sense */
    public Chosen choose(Surroundings here) {
        return new Chosen(here, settings(here));
    }

    public Settings settings(Surroundings here) {
        return Settings.load(here, given());
    }

    public Form form(Settings settings) {
        var value = settings.get(Key.OUTPUT);
        return switch (value.text().toLowerCase(Locale.ROOT)) {
            case "text" -> Form.TEXT;
            case "json" -> Form.JSON;
            case "jsonl" -> Form.JSONL;
            default ->
                throw CliException.usage(value.origin() + ": \"" + value.text() + "\" is none of text, json, jsonl.");
        };
    }

    /** Colours as the settings, {@code NO_COLOR} and the terminal have it. */
    public Paint paint(Settings settings, Surroundings here) {
        var value = settings.get(Key.COLOR);
        var isFit = here.streams().out().isTerminal()
                && here.variable("NO_COLOR").isEmpty()
                && here.variable("TERM").filter(term -> !term.equals("dumb")).isPresent();
        try {
            return Paint.of(value.text(), isFit);
        } catch (IllegalArgumentException e) {
            throw new CliException(
                    ExitStatus.USAGE, value.origin() + ": \"" + value.text() + "\" " + e.getMessage() + ".", e);
        }
    }

    /** What was given with the command, for a context that keeps it. */
    Map<Key, String> given() {
        var given = new EnumMap<Key, String>(Key.class);
        put(given, Key.CONTEXT, context);
        put(given, Key.SERVER, server);
        put(given, Key.TIMEOUT, timeout);
        put(given, Key.OUTPUT, output);
        put(given, Key.COLOR, color);
        put(given, Key.CA, ca);
        return given;
    }

    private static void put(Map<Key, String> given, Key key, @Nullable String value) {
        if (value != null) {
            given.put(key, value);
        }
    }
}

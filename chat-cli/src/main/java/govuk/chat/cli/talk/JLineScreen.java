package govuk.chat.cli.talk;

import govuk.chat.cli.terminal.SafeText;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jline.reader.EndOfFileException;
import org.jline.reader.LineReader;
import org.jline.reader.LineReaderBuilder;
import org.jline.reader.UserInterruptException;
import org.jline.reader.impl.completer.StringsCompleter;
import org.jline.terminal.Terminal;
import org.jline.terminal.Terminal.Signal;
import org.jline.terminal.TerminalBuilder;

/** A real terminal: history, completion with Tab, and pasted text of many lines as one entry. */
final class JLineScreen implements Screen, AutoCloseable {
    private static final int REMEMBERED = 500;

    private final Terminal terminal;
    private final LineReader reader;

    /**
     * @param words what Tab completes
     * @param history where entries are kept
     */
    JLineScreen(List<String> words, Path history) throws IOException {
        terminal = TerminalBuilder.builder().system(true).dumb(true).build();
        reader = LineReaderBuilder.builder()
                .terminal(terminal)
                .completer(new StringsCompleter(words))
                .variable(LineReader.HISTORY_FILE, history)
                .variable(LineReader.HISTORY_SIZE, REMEMBERED)
                .variable(LineReader.HISTORY_FILE_SIZE, REMEMBERED)
                .option(LineReader.Option.DISABLE_EVENT_EXPANSION, true)
                .build();
    }

    @Override
    public Entry read() {
        try {
            return new Entry.Text(reader.readLine("you> "));
        } catch (UserInterruptException e) {
            return new Entry.Interrupted();
        } catch (EndOfFileException e) {
            return new Entry.Ended();
        }
    }

    @Override
    public void print(String text) {
        terminal.writer().print(SafeText.of(text));
        terminal.flush();
    }

    @Override
    public void say(String line) {
        print(line + "\n");
    }

    @Override
    public <T> T during(Runnable interrupted, Callable<T> work) throws Exception {
        var before = terminal.handle(Signal.INT, signal -> interrupted.run());
        try {
            return work.call();
        } finally {
            terminal.handle(Signal.INT, before);
        }
    }

    @Override
    public void close() throws IOException {
        terminal.close();
    }
}

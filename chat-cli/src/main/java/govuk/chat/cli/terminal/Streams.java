package govuk.chat.cli.terminal;

import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What a command reads from and writes to.
 *
 * @param in standard input
 * @param isInTerminal whether a person types it
 * @param out data
 * @param messages everything else
 * @param isMessagesTerminal whether a person sees the messages as they come
 */
public record Streams(
        InputStream in, boolean isInTerminal, Output out, PrintStream messages, boolean isMessagesTerminal) {
    public static Streams ofProcess() {
        return new Streams(
                new FileInputStream(FileDescriptor.in),
                isTerminal(0),
                new Output(new FileOutputStream(FileDescriptor.out), isTerminal(1)),
                new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8),
                isTerminal(2));
    }

    /** Says something to the person, on one line. */
    public void say(String line) {
        messages.println("chat: " + SafeText.line(line));
    }

    /** Java knows only of all streams together whether they are a terminal; Linux knows it of each. */
    private static boolean isTerminal(int descriptor) {
        try {
            var target = Files.readSymbolicLink(Path.of("/proc/self/fd/" + descriptor))
                    .toString();
            return target.startsWith("/dev/pts/") || target.startsWith("/dev/tty") || target.equals("/dev/console");
        } catch (IOException | UnsupportedOperationException e) {
            // The launcher has Java answer with nothing where there is no terminal.
            return Optional.ofNullable(System.console()).isPresent();
        }
    }
}

package govuk.chat.web.start;

import govuk.chat.core.model.SettingException;
import govuk.chat.web.settings.BadSettings;
import java.net.BindException;
import java.util.Optional;
import java.util.stream.Stream;

/** What keeps a command from its work, in one line for the person who started it. */
public final class FailureLines {
    private FailureLines() {}

    /** Empty for what is not the fault of a setting. */
    public static Optional<String> of(Throwable thrown) {
        return Stream.iterate(thrown, each -> each != null, Throwable::getCause)
                .limit(10)
                .map(FailureLines::line)
                .filter(text -> !text.isEmpty())
                .findFirst();
    }

    private static String line(Throwable thrown) {
        return switch (thrown) {
            case ExitStatus e -> String.valueOf(e.getMessage());
            case BadSettings e -> String.valueOf(e.getMessage());
            case SettingException e -> String.valueOf(e.getMessage());
            case BindException e ->
                "server.applicationConnectors.port (PORT) is in use or not ours to use: expected a free port. "
                        + e.getMessage();
            default -> "";
        };
    }
}

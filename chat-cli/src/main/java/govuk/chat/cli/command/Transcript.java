package govuk.chat.cli.command;

import govuk.chat.cli.command.Options.Form;
import govuk.chat.core.client.RemoteMessage;
import java.util.List;
import java.util.stream.Collectors;

/** The messages of a session, for people or for programs. */
public final class Transcript {
    private Transcript() {}

    public static String of(List<RemoteMessage> messages, Form form) {
        return switch (form) {
            case TEXT -> messages.stream().map(Transcript::entry).collect(Collectors.joining("\n"));
            case JSON -> Json.line(messages.stream().map(MessageJson::of).toList()) + "\n";
            case JSONL ->
                messages.stream()
                        .map(message -> Json.line(MessageJson.of(message)) + "\n")
                        .collect(Collectors.joining());
        };
    }

    private static String entry(RemoteMessage message) {
        return CommandWords.lower(message.role()) + ", " + message.sentAt() + ":\n" + message.text() + "\n";
    }
}

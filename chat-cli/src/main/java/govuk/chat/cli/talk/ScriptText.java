package govuk.chat.cli.talk;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import govuk.chat.core.client.RemoteMessage;
import govuk.chat.core.model.SessionId;
import java.util.List;

/** A session as a script for {@code chat run}: its questions as steps, its answers as comments from which expectations can be made. */
final class ScriptText {
    private ScriptText() {}

    static String of(SessionId session, List<RemoteMessage> messages) {
        var script = new StringBuilder("""
            # Saved from a conversation. Say below each question what the answer must have, as in:
            #   expect: [{ contains: "a word" }]
            """);
        script.append("name: ").append(quoted("session " + session)).append("\nsteps:\n");
        for (var message : messages) {
            if (Conversation.isQuestion(message)) {
                script.append("  - user: ").append(quoted(message.text())).append('\n');
            } else {
                message.text()
                        .lines()
                        .forEach(line ->
                                script.append("    # ").append(comment(line)).append('\n'));
            }
        }
        return script.toString();
    }

    /** What JSON quotes, YAML reads. Braces would be taken for variables. */
    private static String quoted(String text) {
        return '"' + new String(JsonStringEncoder.getInstance().quoteAsString(text)).replace("{{", "{\\u007b") + '"';
    }

    private static String comment(String line) {
        return line.replaceAll("[\\p{Cntrl}\\u0085\\u2028\\u2029]", " ");
    }
}

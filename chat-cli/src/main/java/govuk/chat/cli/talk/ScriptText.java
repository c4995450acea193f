package govuk.chat.cli.talk;

import govuk.chat.cli.script.write.ScriptWriter;
import govuk.chat.cli.script.write.ScriptWriter.Turn;
import govuk.chat.core.client.RemoteMessage;
import govuk.chat.core.model.SessionId;
import java.util.ArrayList;
import java.util.List;

/** A session as a script for {@code chat run}. */
final class ScriptText {
    private ScriptText() {}

    static String of(SessionId session, List<RemoteMessage> messages) {
        return ScriptWriter.script("session " + session, turns(messages));
    }

    /** Each question with what follows it until the next one. */
    private static List<Turn> turns(List<RemoteMessage> messages) {
        var turns = new ArrayList<Turn>();
        for (var message : messages) {
            if (Conversation.isQuestion(message)) {
                turns.add(new Turn(message.text(), ""));
            } else if (!turns.isEmpty()) {
                var last = turns.removeLast();
                turns.add(new Turn(last.question(), (last.answer() + " " + message.text()).strip()));
            }
        }
        return turns;
    }
}

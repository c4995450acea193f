package govuk.chat.docs.example;

import govuk.chat.core.config.ChatConfig;
import govuk.chat.core.config.ChatParts;
import govuk.chat.core.model.Owner;
import govuk.chat.core.model.ReplyPosition;
import govuk.chat.core.model.VisitorId;
import govuk.chat.core.service.Draft;
import java.time.Duration;

/** Asks one question and prints what happens until it is answered. The argument is a directory for the data. */
public final class AskOnce {
    private AskOnce() {}

    public static void main(String[] arguments) throws InterruptedException {
        var visitor = new Owner.Visitor(new VisitorId("visitor-1"));
        try (var parts = ChatParts.open(ChatConfig.in(arguments[0]))) {
            var session = parts.sessions().create(visitor);
            var asked = parts.chat().send(visitor, session.id(), Draft.of("How do I renew my passport?"));
            try (var events = parts.chat().follow(asked.reply(), ReplyPosition.START)) {
                events.forEach(Duration.ofMinutes(1), event -> System.out.println(event.sequence() + " " + event));
            }
        }
    }
}

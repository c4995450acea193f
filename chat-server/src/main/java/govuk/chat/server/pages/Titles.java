package govuk.chat.server.pages;

import govuk.chat.core.model.Message;
import govuk.chat.core.model.Owner;
import govuk.chat.core.model.Session;
import govuk.chat.core.service.MessagePage;
import govuk.chat.core.service.SessionService;

/** What a conversation is called: its title, or else how it begins. */
final class Titles {
    static final String UNTITLED = "New conversation";
    private static final int LENGTH = 60;

    private final SessionService sessions;

    Titles(SessionService sessions) {
        this.sessions = sessions;
    }

    String of(Owner owner, Session session) {
        if (!session.title().isBlank()) {
            return session.title();
        }
        var beginning = sessions.messages(owner, session.id(), new MessagePage.Beginning(), 1);
        return beginning.messages().stream()
                .findFirst()
                .map(Message::text)
                .map(Titles::beginning)
                .orElse(UNTITLED);
    }

    /** Cut between words where there is a gap, never within a character. */
    private static String beginning(String text) {
        var line = text.strip().replaceAll("\\s+", " ");
        if (line.codePointCount(0, line.length()) <= LENGTH) {
            return line;
        }
        var cut = line.substring(0, line.offsetByCodePoints(0, LENGTH));
        var gap = cut.lastIndexOf(' ');
        return (gap > LENGTH / 2 ? cut.substring(0, gap) : cut) + "…";
    }
}

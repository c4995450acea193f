package govuk.chat.server.pages;

import govuk.chat.core.model.ChatException;
import govuk.chat.core.model.Owner;
import govuk.chat.core.model.Session;
import govuk.chat.core.model.SessionId;
import govuk.chat.core.service.MessagePage;
import java.util.List;
import java.util.Locale;

/** The chat page: one conversation, or none yet, and the form below it. Safe for use by many threads. */
final class ConversationPage {
    private static final int MESSAGES = 50;

    private final PageRenderer renderer;
    private final MessageViews messages;
    private final PageParts parts;

    ConversationPage(PageRenderer renderer, MessageViews messages, PageParts parts) {
        this.renderer = renderer;
        this.messages = messages;
        this.parts = parts;
    }

    /** The form alone: nothing was said yet, or what was said cannot be read at the moment. */
    String blank(Owner owner, Composer composer, Masthead.View masthead) {
        return renderer.render("chat", empty(parts.forms().issue(owner), composer), masthead);
    }

    /**
     * The form alone for somebody whom we cannot look up at the moment. It keeps the token that it came with: if that was theirs it still is.
     */
    String blankForWhoeverItIs(String csrf, Composer composer) {
        return renderer.render("chat", empty(csrf, composer), Masthead.View.UNKNOWN);
    }

    private View empty(String csrf, Composer composer) {
        return new View("", List.of(), "", false, csrf, composer, parts.maxMessageLength(), notice());
    }

    private Notice notice() {
        var standing = parts.level().standing();
        return new Notice(standing.level().word(), standing.reason());
    }

    String of(Owner owner, Session session, MessagePage.Place place, Composer composer, Masthead.View masthead) {
        return renderer.render("chat", view(owner, session, place, composer), masthead);
    }

    /** What was said so far, if it can be read, and a form with what was typed. */
    String with(Owner owner, Composer composer, Masthead.View masthead) {
        if (composer.conversation().isEmpty()) {
            return blank(owner, composer, masthead);
        }
        try {
            var session = parts.sessions().get(owner, new SessionId(composer.conversation()));
            return of(owner, session, new MessagePage.End(), composer, masthead);
        } catch (ChatException | IllegalArgumentException e) {
            return blank(owner, composer, masthead);
        }
    }

    /** The list items alone, for a script that has the page already. */
    String items(Owner owner, Session session, MessagePage.Place place) {
        return renderer.render(
                "messages",
                view(owner, session, place, Composer.blank(session.id().value())));
    }

    private View view(Owner owner, Session session, MessagePage.Place place, Composer composer) {
        var found = parts.sessions().messages(owner, session.id(), place, MESSAGES);
        var replies = parts.sessions().replies(session.id(), found);
        var csrf = parts.forms().issue(owner);
        var isBackwards = place instanceof MessagePage.End || place instanceof MessagePage.Before;
        var earlier = isBackwards && found.hasMore()
                ? found.messages().getFirst().id().value()
                : "";
        return new View(
                session.title(),
                messages.of(found.messages(), replies, csrf),
                earlier,
                place instanceof MessagePage.Before,
                csrf,
                composer,
                parts.maxMessageLength(),
                notice());
    }

    /**
     * @param title what the owner calls the conversation; may be empty
     * @param earlier the message before which there are more; empty if there are none
     * @param isPast whether there are later messages than these; the page is then for reading only
     */
    record View(
            String title,
            List<MessageView> messages,
            String earlier,
            boolean isPast,
            String csrf,
            Composer composer,
            int maxLength,
            Notice notice) {
        /** "1,000" */
        String maxLengthWords() {
            return String.format(Locale.UK, "%,d", maxLength);
        }

        boolean isEmpty() {
            return messages.isEmpty();
        }

        boolean isStarted() {
            return !composer.conversation().isEmpty();
        }
    }

    /**
     * What the service can do at the moment.
     *
     * @param words why it is not everything; empty if it is
     */
    record Notice(String level, String words) {}
}

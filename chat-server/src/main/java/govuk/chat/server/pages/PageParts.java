package govuk.chat.server.pages;

import govuk.chat.core.health.LevelWatch;
import govuk.chat.core.service.ChatService;
import govuk.chat.core.service.OwnerDataService;
import govuk.chat.core.service.SessionService;
import govuk.chat.server.caller.Callers;
import govuk.chat.server.live.Live;
import govuk.chat.web.forms.FormTokens;
import jakarta.servlet.http.HttpServletRequest;

/**
 * What the pages stand on.
 *
 * @param maxMessageLength the limit that the chat itself holds messages to, in characters
 */
public record PageParts(
        ChatService chat,
        SessionService sessions,
        OwnerDataService ownerData,
        Callers callers,
        FormTokens forms,
        Masthead mastheads,
        LevelWatch level,
        Live live,
        int maxMessageLength) {
    /** What the top of the page says to whoever asks for it. */
    Masthead.View masthead(HttpServletRequest request) {
        return mastheads.of(request);
    }
}

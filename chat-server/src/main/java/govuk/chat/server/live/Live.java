package govuk.chat.server.live;

import govuk.chat.core.model.ChatException;
import govuk.chat.core.model.ErrorCode;
import govuk.chat.core.service.RetentionSettings;
import govuk.chat.core.setting.LiveSettings;
import govuk.chat.server.limits.LimitSettings;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * What holds now of what may change while the server runs. Safe for use by many threads; asks nobody.
 *
 * @param web whether the pages take messages
 * @param api whether programs may send any
 */
public record Live(
        Supplier<Opening> web,
        Supplier<Opening> api,
        Supplier<Banner> banner,
        Supplier<LimitSettings> limits,
        Supplier<RetentionSettings> retention,
        Clock clock) {
    /** Makes the server's own settings known. */
    public static Live of(
            LiveSettings settings, LimitSettings usual, Supplier<RetentionSettings> retention, Clock clock) {
        var requests = settings.add(LimitFormat.setting("requests", usual.requests()));
        var replies = settings.add(LimitFormat.setting("replies", usual.replies()));
        var owner = settings.add(LimitFormat.setting("owner", usual.owner()));
        var messages = settings.add(LimitFormat.setting("messages", usual.messages()));
        return new Live(
                settings.add(Opening.setting("chat.web")),
                settings.add(Opening.setting("chat.api")),
                settings.add(Banner.setting()),
                () -> new LimitSettings(
                        requests.get(), replies.get(), owner.get(), usual.login(), messages.get(), usual.operators()),
                retention,
                clock);
    }

    /** @throws ChatException {@code CHAT_CLOSED} if nothing is taken from where the request comes from */
    public void requireOpen(HttpServletRequest request) {
        var isFromPages = isFromPages(request);
        var opening = isFromPages ? web.get() : api.get();
        if (!opening.isOpen()) {
            throw new ChatException(ErrorCode.CHAT_CLOSED, isFromPages ? words(opening) : wordsForPrograms(opening));
        }
    }

    /** What stands at the top of every page now. */
    public List<Notice> notices() {
        var notices = new ArrayList<Notice>();
        if (banner.get().isShown(clock.instant())) {
            notices.add(new Notice("banner", "Important", banner.get().text()));
        }
        if (!web.get().isOpen()) {
            notices.add(new Notice("closed", "Chat closed", words(web.get())));
        }
        return notices;
    }

    /** A browser shows us cookies, or says that it comes from one of our pages; a program shows a bearer token, or nothing. */
    private static boolean isFromPages(HttpServletRequest request) {
        return request.getHeader("Authorization") == null
                && (request.getHeader("Cookie") != null || "same-origin".equals(request.getHeader("Sec-Fetch-Site")));
    }

    private static String words(Opening closed) {
        return with(closed, "The chat is closed at the moment. You can still read your earlier conversations.");
    }

    private static String wordsForPrograms(Opening closed) {
        return with(closed, "The chat takes no messages from programs at the moment. What was said can still be read.");
    }

    private static String with(Opening closed, String sentence) {
        return closed.message().isEmpty() ? sentence : sentence + " " + closed.message();
    }

    /** @param id unique on a page */
    public record Notice(String id, String title, String text) {}
}

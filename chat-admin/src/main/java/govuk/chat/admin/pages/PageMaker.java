package govuk.chat.admin.pages;

import govuk.chat.admin.signin.Gate;
import govuk.chat.core.client.ApiException;
import govuk.chat.core.model.ChatException;
import govuk.chat.web.errors.Failure;
import govuk.chat.web.forms.FormTokens;
import govuk.chat.web.pages.Html;
import govuk.chat.web.pages.Moment;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.time.ZoneId;

/** Makes pages for whoever is signed in. Safe for use by many threads. */
final class PageMaker {
    private final PageRenderer renderer;
    private final FormTokens forms;
    private final ZoneId zone;

    PageMaker(PageRenderer renderer, FormTokens forms, ZoneId zone) {
        this.renderer = renderer;
        this.forms = forms;
        this.zone = zone;
    }

    Response page(HttpServletRequest request, String template, Object view) {
        return page(200, request, template, view);
    }

    Response page(int status, HttpServletRequest request, String template, Object view) {
        var administrator = Gate.administrator(request);
        var masthead = Masthead.of(administrator, forms.issue(administrator.owner()), request.getRequestURI());
        return Html.page(status, renderer.render(template, masthead, view));
    }

    /**
     * The same page once more, with what keeps it from being done.
     *
     * @param why an {@link ApiException} or {@link ChatException}; thrown on if it says that nobody is signed in any more
     * @param view that names the reason
     */
    Response again(RuntimeException why, HttpServletRequest request, String template, Object view) {
        return page(statusOf(why), request, template, view);
    }

    /** The status for the person, where a server or the app refused. */
    private static int statusOf(RuntimeException why) {
        return switch (why) {
            case ApiException refusal when refusal.status() == 401 -> throw refusal;
            case ApiException refusal -> refusal.status();
            case ChatException refusal -> Failure.of(refusal).status();
            default -> throw why;
        };
    }

    /** In words. */
    static String sentenceOf(RuntimeException why) {
        return String.valueOf(why.getMessage());
    }

    Moment moment(Instant instant) {
        return Moment.of(instant, zone);
    }

    ZoneId zone() {
        return zone;
    }
}

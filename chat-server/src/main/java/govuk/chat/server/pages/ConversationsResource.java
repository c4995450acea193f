package govuk.chat.server.pages;

import govuk.chat.core.model.ChatException;
import govuk.chat.core.model.ErrorCode;
import govuk.chat.core.model.Owner;
import govuk.chat.core.model.Session;
import govuk.chat.core.model.SessionId;
import govuk.chat.core.store.SessionCursor;
import govuk.chat.web.pages.Html;
import govuk.chat.web.pages.Moment;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The list of the caller's conversations, the last used first. */
@Path("/chat/conversations")
@Produces(Html.TYPE)
public final class ConversationsResource {
    private static final int ROWS = 20;

    private final PageRenderer renderer;
    private final Titles titles;
    private final PageParts parts;
    private final PageSettings settings;

    ConversationsResource(PageRenderer renderer, Titles titles, PageParts parts, PageSettings settings) {
        this.renderer = renderer;
        this.titles = titles;
        this.parts = parts;
        this.settings = settings;
    }

    /** @param after where the page before this one ended: a time and an id with an underscore between them */
    @GET
    public String list(@QueryParam("after") @Nullable String after, @Context HttpServletRequest request) {
        var cursor = after == null ? SessionCursor.START : cursor(after);
        var view = parts.callers()
                .find(request)
                .map(owner -> view(owner, cursor, after != null))
                .orElseGet(() -> new View(List.of(), "", false));
        return renderer.render("conversations", view, parts.masthead(request));
    }

    private View view(Owner owner, SessionCursor cursor, boolean isContinued) {
        // One more than shown says whether there is another page.
        var found = parts.sessions().list(owner, cursor, ROWS + 1);
        var shown = found.subList(0, Math.min(ROWS, found.size()));
        var rows = shown.stream().map(session -> row(owner, session)).toList();
        var next = found.size() > ROWS
                ? shown.getLast().updatedAt() + "_" + shown.getLast().id()
                : "";
        return new View(rows, next, isContinued);
    }

    private Row row(Owner owner, Session session) {
        return new Row(
                session.id().value(), titles.of(owner, session), Moment.of(session.updatedAt(), settings.zone()));
    }

    private static SessionCursor cursor(String text) {
        try {
            var gap = text.indexOf('_');
            return new SessionCursor(
                    Instant.parse(text.substring(0, Math.max(gap, 0))), new SessionId(text.substring(gap + 1)));
        } catch (DateTimeException | IllegalArgumentException e) {
            throw new ChatException(ErrorCode.VALIDATION_ERROR, "after: must be taken from a link to more.", e);
        }
    }

    /**
     * @param next where the next page begins; empty if this is the last
     * @param isContinued whether there are pages before this one
     */
    record View(List<Row> rows, String next, boolean isContinued) {
        boolean isEmpty() {
            return rows.isEmpty();
        }
    }

    record Row(String id, String title, Moment lastUsed) {}
}

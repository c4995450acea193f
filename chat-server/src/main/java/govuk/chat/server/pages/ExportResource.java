package govuk.chat.server.pages;

import govuk.chat.core.model.ChatException;
import govuk.chat.core.model.ErrorCode;
import govuk.chat.core.model.Message;
import govuk.chat.core.model.Owner;
import govuk.chat.core.model.SessionId;
import govuk.chat.core.service.MessagePage;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.ArrayList;
import java.util.List;

/** A conversation as a file to keep. */
@Path("/chat/conversations/{id}/export")
public final class ExportResource {
    private static final int AT_ONCE = 100;

    private final Titles titles;
    private final PageParts parts;
    private final ExportFiles files;

    ExportResource(Titles titles, PageParts parts, PageSettings settings) {
        this.titles = titles;
        this.parts = parts;
        this.files = new ExportFiles(settings);
    }

    @GET
    public Response export(
            @PathParam("id") SessionId id,
            @QueryParam("format") @DefaultValue("text") String format,
            @Context HttpServletRequest request) {
        var owner = parts.callers().require(request);
        var session = parts.sessions().get(owner, id);
        var title = titles.of(owner, session);
        var messages = messages(owner, id);
        return switch (format) {
            case "text" -> download("text/plain;charset=utf-8", "conversation.txt", files.text(title, messages));
            case "json" -> download("application/json", "conversation.json", files.json(session, title, messages));
            default -> throw new ChatException(ErrorCode.VALIDATION_ERROR, "format: must be text or json.");
        };
    }

    private List<Message> messages(Owner owner, SessionId id) {
        var all = new ArrayList<Message>();
        var page = parts.sessions().messages(owner, id, new MessagePage.Beginning(), AT_ONCE);
        all.addAll(page.messages());
        while (page.hasMore()) {
            var last = new MessagePage.After(all.getLast().id());
            page = parts.sessions().messages(owner, id, last, AT_ONCE);
            all.addAll(page.messages());
        }
        return all;
    }

    private static Response download(String type, String name, String content) {
        return Response.ok(content, type)
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + name + "\"")
                .build();
    }
}

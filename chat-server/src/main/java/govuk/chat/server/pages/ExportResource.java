package govuk.chat.server.pages;

import govuk.chat.core.model.Session;
import govuk.chat.core.model.SessionId;
import govuk.chat.core.service.OwnerDataService.Exporter;
import govuk.chat.server.export.JsonExport;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.util.function.Consumer;
import java.util.function.Function;

/** A conversation as a file to keep. */
@Path("/chat/conversations/{id}/export")
public final class ExportResource {
    private final Titles titles;
    private final PageParts parts;
    private final PageSettings settings;

    ExportResource(Titles titles, PageParts parts, PageSettings settings) {
        this.titles = titles;
        this.parts = parts;
        this.settings = settings;
    }

    @GET
    public Response export(
            @PathParam("id") SessionId id,
            @QueryParam("format") @DefaultValue("text") String format,
            @Context HttpServletRequest request) {
        var owner = parts.callers().require(request);
        var title = titles.of(owner, parts.sessions().get(owner, id));
        Function<Session, String> itsTitle = session -> title;
        Consumer<Exporter> export = file -> parts.ownerData().export(owner, id, file);
        return switch (format) {
            case "text" ->
                Downloads.file(
                        "conversation.txt", Downloads.TEXT, out -> new TextExport(out, settings, itsTitle), export);
            case "json" ->
                Downloads.file("conversation.json", Downloads.JSON, out -> JsonExport.ofOne(out, itsTitle), export);
            default -> throw Downloads.unknownFormat();
        };
    }
}

package govuk.chat.server.pages;

import govuk.chat.core.model.Session;
import govuk.chat.core.service.OwnerDataService.Exporter;
import govuk.chat.core.service.Receipt;
import govuk.chat.server.export.JsonExport;
import govuk.chat.web.pages.Html;
import govuk.chat.web.pages.Moment;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.util.function.Consumer;
import java.util.function.Function;

/** Everything that is kept of a person: they take it along, or delete it, with a question first and a receipt afterwards. */
@Path("/chat/my-data")
public final class EverythingResource {
    private final PageRenderer renderer;
    private final Titles titles;
    private final PageParts parts;
    private final PageSettings settings;
    private final Clock clock;

    EverythingResource(PageRenderer renderer, Titles titles, PageParts parts, PageSettings settings, Clock clock) {
        this.renderer = renderer;
        this.titles = titles;
        this.parts = parts;
        this.settings = settings;
        this.clock = clock;
    }

    @GET
    @Path("export")
    public Response export(
            @QueryParam("format") @DefaultValue("text") String format, @Context HttpServletRequest request) {
        var owner = parts.callers().require(request);
        Function<Session, String> title = session -> titles.of(owner, session);
        Consumer<Exporter> export = file -> parts.ownerData().export(owner, file);
        return switch (format) {
            case "text" ->
                Downloads.file(
                        "conversations.txt", Downloads.TEXT, out -> new TextExport(out, settings, title), export);
            case "json" ->
                Downloads.file(
                        "conversations.json",
                        Downloads.JSON,
                        out -> JsonExport.ofMany(out, title, clock.instant()),
                        export);
            default -> throw Downloads.unknownFormat();
        };
    }

    @GET
    @Path("delete")
    @Produces(Html.TYPE)
    public Response question(@Context HttpServletRequest request) {
        var owner = parts.callers().require(request);
        return Html.page(renderer.render("erase", new Question(parts.forms().issue(owner)), parts.masthead(request)));
    }

    @POST
    @Path("delete")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Produces(Html.TYPE)
    public Response erase(
            @FormParam("csrf") @DefaultValue("") String csrf,
            @Context HttpServletRequest request,
            @Context HttpServletResponse response) {
        var owner = parts.callers().require(request);
        parts.forms().check(owner, csrf);
        var receipt = parts.ownerData().erase(owner);
        parts.callers().forget(response);
        return Html.page(renderer.render("erased", View.of(receipt, settings), parts.masthead(request)));
    }

    record Question(String csrf) {}

    /** @param what such as "3 conversations with 14 messages" */
    record View(String reference, Moment when, String what) {
        static View of(Receipt receipt, PageSettings settings) {
            var what = count(receipt.sessions(), "conversation") + " with " + count(receipt.messages(), "message");
            return new View(receipt.reference(), Moment.of(receipt.erasedAt(), settings.zone()), what);
        }

        private static String count(long number, String thing) {
            return number + " " + thing + (number == 1 ? "" : "s");
        }
    }
}

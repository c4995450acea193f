package govuk.chat.server.pages;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import java.util.Map;

/** The pages that are the same for everybody; none of them sets a cookie. */
@Path("/")
@Produces(Html.TYPE)
public final class InformationResource {
    private final PageRenderer renderer;

    InformationResource(PageRenderer renderer) {
        this.renderer = renderer;
    }

    @GET
    public String start() {
        return page("start");
    }

    @GET
    @Path("cookies")
    public String cookies() {
        return page("cookies");
    }

    @GET
    @Path("privacy")
    public String privacy() {
        return page("privacy");
    }

    @GET
    @Path("accessibility")
    public String accessibility() {
        return page("accessibility");
    }

    private String page(String template) {
        return renderer.render(template, Map.of());
    }
}

package govuk.chat.server.pages;

import govuk.chat.web.pages.Html;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import java.util.Map;

/** The pages that are the same for everybody; none of them sets a cookie. */
@Path("/")
@Produces(Html.TYPE)
public final class InformationResource {
    private final PageRenderer renderer;
    private final Masthead masthead;

    InformationResource(PageRenderer renderer, Masthead masthead) {
        this.renderer = renderer;
        this.masthead = masthead;
    }

    @GET
    public String start(@Context HttpServletRequest request) {
        return page("start", request);
    }

    @GET
    @Path("cookies")
    public String cookies(@Context HttpServletRequest request) {
        return page("cookies", request);
    }

    @GET
    @Path("privacy")
    public String privacy(@Context HttpServletRequest request) {
        return page("privacy", request);
    }

    @GET
    @Path("accessibility")
    public String accessibility(@Context HttpServletRequest request) {
        return page("accessibility", request);
    }

    /** Where signing out leads to. */
    @GET
    @Path("signed-out")
    public String signedOut(@Context HttpServletRequest request) {
        return page("signed-out", request);
    }

    private String page(String template, HttpServletRequest request) {
        return renderer.render(template, Map.of(), masthead.of(request));
    }
}

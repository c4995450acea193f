package govuk.chat.admin.pages;

import govuk.chat.admin.pages.UsersResource.NewView;
import govuk.chat.web.pages.Html;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;

/** The form for a new user. It has an address of its own, and thus a class: {@code users/{id}} would take it for somebody's id. */
@Path("users/new")
@Produces(Html.TYPE)
public final class NewUserResource {
    private final PageMaker pages;

    NewUserResource(PageMaker pages) {
        this.pages = pages;
    }

    @GET
    public Response form(@Context HttpServletRequest request) {
        return pages.page(request, "new-user", NewView.blank());
    }
}

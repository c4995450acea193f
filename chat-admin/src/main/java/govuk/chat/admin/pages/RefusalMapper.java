package govuk.chat.admin.pages;

import govuk.chat.admin.signin.Gate;
import govuk.chat.admin.signin.SignInDesk;
import govuk.chat.core.client.ApiException;
import govuk.chat.web.edge.RequestIds;
import govuk.chat.web.errors.ErrorPage;
import govuk.chat.web.pages.Html;
import govuk.chat.web.pages.LocalAddress;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;

/** What a server refused and no page has words for. A sign-in that the server no longer knows is over here as well. */
public final class RefusalMapper implements ExceptionMapper<ApiException> {
    private final SignInResource signIn;
    private final SignInDesk desk;
    private final ErrorPage page;

    @Context
    @SuppressWarnings("NullAway.Init") // set by Jersey, to proxies of what is under way
    private HttpServletRequest request;

    @Context
    @SuppressWarnings("NullAway.Init")
    private HttpServletResponse response;

    RefusalMapper(SignInResource signIn, SignInDesk desk, ErrorPage page) {
        this.signIn = signIn;
        this.desk = desk;
        this.page = page;
    }

    @Override
    public Response toResponse(ApiException refusal) {
        if (refusal.status() == 401) {
            desk.forget(request, response);
            return signInAgain();
        }
        return Html.page(refusal.status(), page.html(refusal.status(), RequestIds.of(request)));
    }

    private Response signInAgain() {
        var form = Gate.form(request);
        var local = new LocalAddress("/");
        return form.isThere()
                ? signIn.toGoOn(form, request, response)
                : Html.goTo(local.signInThen(local.ofRequest(request)));
    }
}

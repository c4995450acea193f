package govuk.chat.admin.pages;

import govuk.chat.admin.signin.SignInDesk;
import govuk.chat.admin.signin.SignInNeeded;
import govuk.chat.web.pages.Html;
import govuk.chat.web.pages.LocalAddress;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;

/** Leads people to the sign-in page, and back to the page that they wanted or on with the form that they sent. */
public final class SignInNeededMapper implements ExceptionMapper<SignInNeeded> {
    private final SignInResource signIn;
    private final SignInDesk desk;

    @Context
    @SuppressWarnings("NullAway.Init") // set by Jersey, to proxies of what is under way
    private HttpServletRequest request;

    @Context
    @SuppressWarnings("NullAway.Init")
    private HttpServletResponse response;

    SignInNeededMapper(SignInResource signIn, SignInDesk desk) {
        this.signIn = signIn;
        this.desk = desk;
    }

    @Override
    public Response toResponse(SignInNeeded thrown) {
        if (desk.find(request).isPresent()) {
            // The app knows them and the server does not: they would be sent to and fro.
            desk.forget(request, response);
        }
        var local = new LocalAddress("/");
        return thrown.form().isThere()
                ? signIn.toGoOn(thrown.form(), request, response)
                : Html.goTo(local.signInThen(local.ofRequest(request)));
    }
}

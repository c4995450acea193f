package govuk.chat.server.pages;

import govuk.chat.server.caller.SignInNeededException;
import govuk.chat.web.errors.ErrorMapper;
import govuk.chat.web.pages.Html;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import java.util.Optional;

/** Leads a person who must sign in to the page where they can, and back afterwards. A program, and a script, gets the error. */
public final class SignInRedirect implements ExceptionMapper<SignInNeededException> {
    private final ErrorMapper others;

    @Context
    @SuppressWarnings("NullAway.Init") // set by Jersey, to a proxy of the request under way
    private HttpServletRequest request;

    SignInRedirect(ErrorMapper others) {
        this.others = others;
    }

    @Override
    public Response toResponse(SignInNeededException thrown) {
        return isNavigation() ? Html.goTo(Addresses.LOCAL.signInThen(wanted())) : others.toResponse(thrown);
    }

    private boolean isNavigation() {
        return header("Accept").contains("text/html")
                && !request.getRequestURI().startsWith("/api/")
                && header("Sec-Fetch-Mode").matches("navigate|");
    }

    /** A form cannot be gone back to; its page could be anywhere. */
    private String wanted() {
        return request.getMethod().equals("GET") ? Addresses.LOCAL.ofRequest(request) : Addresses.CHAT;
    }

    private String header(String name) {
        return Optional.ofNullable(request.getHeader(name)).orElse("");
    }
}

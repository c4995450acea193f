package govuk.chat.server.api;

import govuk.chat.server.caller.Callers;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.SecurityContext;

/** Lets nobody through who is not signed in. Runs for the resources that ask for an {@link Account} or a role. */
final class SignedInFilter implements ContainerRequestFilter {
    private final Callers callers;

    @Context
    @SuppressWarnings("NullAway.Init") // set by Jersey, to a proxy of the request under way
    private HttpServletRequest request;

    SignedInFilter(Callers callers) {
        this.callers = callers;
    }

    @Override
    public void filter(ContainerRequestContext context) {
        var account = new Account(callers.requireSignedIn(request));
        context.setSecurityContext(new Known(account, request.isSecure()));
    }

    private record Known(Account account, boolean isSecure) implements SecurityContext {
        @Override
        public Account getUserPrincipal() {
            return account;
        }

        @Override
        public boolean isUserInRole(String role) {
            return account.hasRole(role);
        }

        @Override
        public String getAuthenticationScheme() {
            return "Bearer";
        }
    }
}

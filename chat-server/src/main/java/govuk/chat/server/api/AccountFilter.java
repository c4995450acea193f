package govuk.chat.server.api;

import govuk.chat.server.caller.Callers;
import jakarta.annotation.Priority;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.SecurityContext;

/** Tells Jersey who is signed in, and looks for it only if a resource asks: for an {@link Account}, or for a role. */
@Priority(Priorities.AUTHENTICATION)
final class AccountFilter implements ContainerRequestFilter {
    private final Callers callers;

    @Context
    @SuppressWarnings("NullAway.Init") // set by Jersey, to a proxy of the request under way
    private HttpServletRequest request;

    AccountFilter(Callers callers) {
        this.callers = callers;
    }

    @Override
    public void filter(ContainerRequestContext context) {
        context.setSecurityContext(new Known(callers, request));
    }

    /** Whoever asks it about somebody who is not signed in has that request refused. */
    private record Known(Callers callers, HttpServletRequest request) implements SecurityContext {
        @Override
        public Account getUserPrincipal() {
            return new Account(callers.requireSignedIn(request));
        }

        @Override
        public boolean isUserInRole(String role) {
            return getUserPrincipal().hasRole(role);
        }

        @Override
        public boolean isSecure() {
            return request.isSecure();
        }

        @Override
        public String getAuthenticationScheme() {
            return "Bearer";
        }
    }
}

package govuk.chat.server.api;

import govuk.chat.core.model.AuditAction;
import govuk.chat.core.model.AuditOutcome;
import govuk.chat.core.model.ChatException;
import govuk.chat.core.model.ErrorCode;
import govuk.chat.core.model.Owner;
import govuk.chat.core.model.UserRole;
import govuk.chat.core.service.Audit;
import govuk.chat.server.caller.Callers;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.Context;
import java.util.regex.Pattern;

/**
 * Stands before everything below {@code /api/v1/admin}, whether there is a resource or not: administrators only, except that moderators may
 * read sessions and the audit log. Whoever is turned away is in the audit. A resource that is added there is closed until somebody opens it here.
 */
@PreMatching
final class AdminGate implements ContainerRequestFilter {
    private static final Pattern ADMIN = Pattern.compile("api/v1/admin(/.*)?");
    private static final Pattern FOR_MODERATORS = Pattern.compile("api/v1/admin/(sessions|audit)(/.*)?");

    private final Callers callers;
    private final Audit audit;

    @Context
    @SuppressWarnings("NullAway.Init") // set by Jersey, to a proxy of the request under way
    private HttpServletRequest request;

    AdminGate(Callers callers, Audit audit) {
        this.callers = callers;
        this.audit = audit;
    }

    @Override
    public void filter(ContainerRequestContext context) {
        var path = context.getUriInfo().getPath();
        if (ADMIN.matcher(path).matches() && !mayPass(path, context.getMethod())) {
            audit.record(actor(), AuditAction.ACCESS_REFUSED, path, AuditOutcome.REFUSED);
            callers.requireSignedIn(request);
            throw new ChatException(ErrorCode.FORBIDDEN, "You may not do this.");
        }
    }

    private boolean mayPass(String path, String method) {
        return callers.signedIn(request)
                .map(signedIn -> mayPass(signedIn.user().role(), path, method))
                .orElse(false);
    }

    private static boolean mayPass(UserRole role, String path, String method) {
        return switch (role) {
            case ADMIN -> true;
            case MODERATOR ->
                method.equals("GET") && FOR_MODERATORS.matcher(path).matches();
            case USER -> false;
        };
    }

    private String actor() {
        return callers.signedIn(request)
                .map(signedIn -> new Owner.User(signedIn.user().id()).key())
                .orElse(Audit.NOBODY);
    }
}

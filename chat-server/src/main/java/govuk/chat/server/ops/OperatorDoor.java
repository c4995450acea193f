package govuk.chat.server.ops;

import govuk.chat.core.model.ChatException;
import govuk.chat.core.model.ErrorCode;
import govuk.chat.core.model.UserRole;
import govuk.chat.server.caller.Callers;
import jakarta.servlet.http.HttpServletRequest;

/**
 * Lets in who may see how the service is inside: whoever comes by the internal port, which only those can reach who run the service, and
 * administrators and moderators who are signed in. The first way works without the database, too.
 */
public final class OperatorDoor {
    private final Callers callers;
    private final int internalPort;

    /** @param internalPort 0 if there is none */
    public OperatorDoor(Callers callers, int internalPort) {
        this.callers = callers;
        this.internalPort = internalPort;
    }

    /** @throws ChatException {@code UNAUTHENTICATED} or {@code FORBIDDEN} */
    void check(HttpServletRequest request) {
        if (isInternal(request)) {
            return;
        }
        if (callers.requireSignedIn(request).user().role() == UserRole.USER) {
            throw new ChatException(ErrorCode.FORBIDDEN, "You may not see this.");
        }
    }

    /** The port of the socket: nothing that a request says can change it. */
    private boolean isInternal(HttpServletRequest request) {
        return internalPort != 0 && request.getLocalPort() == internalPort;
    }
}

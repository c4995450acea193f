package govuk.chat.server.limits;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;

/** The place of one request among those that are worked on. For the thread of that request. */
public final class Workplace {
    private static final String ATTRIBUTE = Workplace.class.getName();

    private final WorkLimit limit;
    private boolean isTaken;

    private Workplace(WorkLimit limit) {
        this.limit = limit;
    }

    /** Says that from here on the request only waits: for an answer to be written, say. Its place is somebody else's then. */
    public static void leave(HttpServletRequest request) {
        of(request).ifPresent(Workplace::leave);
    }

    /** @throws govuk.chat.core.model.ChatException {@code SERVICE_OFFLINE} if there is none */
    static Workplace take(WorkLimit limit, HttpServletRequest request) {
        var place = new Workplace(limit);
        place.take();
        request.setAttribute(ATTRIBUTE, place);
        return place;
    }

    static Optional<Workplace> of(HttpServletRequest request) {
        return request.getAttribute(ATTRIBUTE) instanceof Workplace place ? Optional.of(place) : Optional.empty();
    }

    void take() {
        limit.take();
        isTaken = true;
    }

    /** Twice does nothing. */
    void leave() {
        if (isTaken) {
            isTaken = false;
            limit.giveBack();
        }
    }
}

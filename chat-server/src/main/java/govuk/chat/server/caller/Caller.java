package govuk.chat.server.caller;

import govuk.chat.core.model.ChatException;
import govuk.chat.core.model.ErrorCode;
import govuk.chat.core.model.Owner;
import govuk.chat.core.model.SignedIn;
import jakarta.servlet.http.HttpServletRequest;

/** Who a request is from. */
sealed interface Caller {
    /** Somebody who signed in, and for whom they speak: themselves, or somebody whom their service account represents. */
    record User(SignedIn signedIn, Owner owner) implements Caller {
        private static final String SPEAKS_FOR = "X-User-ID";

        /** The header counts for service accounts only; everybody else speaks for themselves, whatever it says. */
        static User of(SignedIn signedIn, HttpServletRequest request) {
            var user = signedIn.user();
            var person = request.getHeader(SPEAKS_FOR);
            if (!user.isService() || person == null) {
                return new User(signedIn, new Owner.User(user.id()));
            }
            try {
                return new User(signedIn, new Owner.Represented(user.id(), person));
            } catch (IllegalArgumentException e) {
                throw new ChatException(ErrorCode.VALIDATION_ERROR, SPEAKS_FOR + ": " + e.getMessage() + ".", e);
            }
        }
    }

    record Visitor(Owner.Visitor visitor) implements Caller {}

    /** Somebody whose sign-in does not hold, or no longer. */
    record SignedOut() implements Caller {}

    record Stranger() implements Caller {}
}

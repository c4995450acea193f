package govuk.chat.web.errors;

import jakarta.ws.rs.core.Response.Status;

/** The standard words for a status (RFC 9110 §15). */
final class StatusTitles {
    private StatusTitles() {}

    static String of(int status) {
        // JAX-RS does not know this one.
        if (status == 422) {
            return "Unprocessable Content";
        }
        var known = Status.fromStatusCode(status);
        return known == null ? "Error" : known.getReasonPhrase();
    }
}

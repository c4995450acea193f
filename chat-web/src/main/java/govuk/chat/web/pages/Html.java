package govuk.chat.web.pages;

import govuk.chat.core.model.ChatException;
import govuk.chat.web.errors.Failure;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;

/** Answers with pages. */
public final class Html {
    public static final String TYPE = "text/html;charset=utf-8";

    private Html() {}

    public static Response page(String html) {
        return page(200, html);
    }

    public static Response page(int status, String html) {
        return Response.status(status).type(TYPE).entity(html).build();
    }

    /** A page that says why something was not done. */
    public static Response refusal(ChatException why, String html) {
        var failure = Failure.of(why);
        var response = Response.status(failure.status()).type(TYPE).entity(html);
        failure.retryAfter().ifPresent(seconds -> response.header(HttpHeaders.RETRY_AFTER, seconds));
        return response.build();
    }

    /** After a form was taken: a reload of what follows does not send it again. */
    public static Response goTo(String address) {
        return Response.status(Response.Status.SEE_OTHER)
                .header(HttpHeaders.LOCATION, address)
                .build();
    }
}

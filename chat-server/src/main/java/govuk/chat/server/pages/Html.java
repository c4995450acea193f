package govuk.chat.server.pages;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;

/** Answers with pages. */
final class Html {
    static final String TYPE = "text/html;charset=utf-8";

    private Html() {}

    static Response page(String html) {
        return page(200, html);
    }

    static Response page(int status, String html) {
        return Response.status(status).type(TYPE).entity(html).build();
    }

    /** After a form was taken: a reload of what follows does not send it again. */
    static Response goTo(String address) {
        return Response.status(Response.Status.SEE_OTHER)
                .header(HttpHeaders.LOCATION, address)
                .build();
    }
}

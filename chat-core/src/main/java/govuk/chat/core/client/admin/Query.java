package govuk.chat.core.client.admin;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** A path with the parameters that say something. */
final class Query {
    private final StringBuilder text;
    private char separator = '?';

    private Query(String path) {
        this.text = new StringBuilder(path);
    }

    static Query to(String path) {
        return new Query(path);
    }

    /** Leaves out one that is empty. */
    Query with(String name, String value) {
        if (!value.isEmpty()) {
            text.append(separator).append(name).append('=').append(URLEncoder.encode(value, StandardCharsets.UTF_8));
            separator = '&';
        }
        return this;
    }

    String path() {
        return text.toString();
    }
}

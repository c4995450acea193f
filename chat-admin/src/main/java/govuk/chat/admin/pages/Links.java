package govuk.chat.admin.pages;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** An address of the app with the parameters that say something. */
final class Links {
    private final StringBuilder text;
    private char separator = '?';

    private Links(String path) {
        this.text = new StringBuilder(path);
    }

    static Links to(String path) {
        return new Links(path);
    }

    /** Leaves out one that is empty. */
    Links with(String name, String value) {
        if (!value.isEmpty()) {
            text.append(separator).append(name).append('=').append(URLEncoder.encode(value, StandardCharsets.UTF_8));
            separator = '&';
        }
        return this;
    }

    @Override
    public String toString() {
        return text.toString();
    }
}

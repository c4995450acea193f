package govuk.chat.admin.pages;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** A name as a part of an address. */
final class PathPart {
    private PathPart() {}

    static String of(String name) {
        return URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20");
    }
}

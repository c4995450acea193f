package govuk.chat.core.client;

import java.util.Map;

/**
 * A call as it goes over the wire. The token is sent with it unless an {@code Authorization} header says something else.
 *
 * @param path below the server's address, with its query; begins with one slash
 * @param body empty for none
 */
public record RawRequest(String method, String path, Map<String, String> headers, String body) {
    public RawRequest {
        if (!path.startsWith("/") || path.startsWith("//")) {
            throw new IllegalArgumentException("the path of a call begins with one slash");
        }
        headers = Map.copyOf(headers);
    }

    public static RawRequest get(String path) {
        return new RawRequest("GET", path, Map.of(), "");
    }
}

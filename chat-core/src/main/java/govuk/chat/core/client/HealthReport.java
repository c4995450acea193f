package govuk.chat.core.client;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * What the server says about itself.
 *
 * @param status 200 if it is well, else 503
 * @param word the server's word for it, such as {@code ready} or {@code draining}
 * @param body all of it; a newer server may say more
 */
public record HealthReport(int status, String word, JsonNode body) {
    public boolean isWell() {
        return status == 200;
    }
}

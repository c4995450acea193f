package govuk.chat.core.agent.websocket;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * What the agent sent.
 *
 * @param id empty if it has none
 * @param type a word; one that we do not know is no mistake
 * @param replyTo which of our frames it answers; empty if the agent does not say
 */
record Frame(String id, String type, String replyTo, JsonNode content, JsonNode metadata) {
    /** Whether {@link #text()} can be used: it may be left out, but not be something else. */
    boolean hasProperContent() {
        return content.isTextual() || content.isNull() || content.isMissingNode();
    }

    /** Empty if there is none. */
    String text() {
        return content.asText("");
    }
}

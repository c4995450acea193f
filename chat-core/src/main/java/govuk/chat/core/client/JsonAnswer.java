package govuk.chat.core.client;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * What came back from a call that succeeded.
 *
 * @param json missing if there is none to be expected
 * @param version its {@code ETag}, for a change on top of it; empty if it has none
 */
public record JsonAnswer(JsonNode json, String version) {}

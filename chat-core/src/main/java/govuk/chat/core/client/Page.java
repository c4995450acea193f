package govuk.chat.core.client;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.function.Function;

/**
 * A part of a list.
 *
 * @param next where the next part begins; empty if this is the last
 */
public record Page<T>(List<T> items, String next) {
    public Page {
        items = List.copyOf(items);
    }

    public boolean hasMore() {
        return !next.isEmpty();
    }

    /** @param name of the field that holds the items */
    public static <T> Page<T> of(JsonNode json, String name, Function<JsonNode, T> reader) {
        return new Page<>(
                Fields.list(json, name, reader), json.path("nextCursor").asText(""));
    }
}

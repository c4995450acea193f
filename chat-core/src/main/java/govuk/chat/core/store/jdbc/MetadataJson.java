package govuk.chat.core.store.jdbc;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import govuk.chat.core.model.Metadata;
import java.util.Map;

/** Metadata as JSON text. Most of it is empty, which costs nothing. */
final class MetadataJson {
    private static final JsonMapper JSON = new JsonMapper();
    private static final TypeReference<Map<String, Object>> MAP = new TypeReference<>() {};
    private static final String EMPTY = "{}";

    private MetadataJson() {}

    static String write(Metadata metadata) {
        if (metadata.isEmpty()) {
            return EMPTY;
        }
        try {
            return JSON.writeValueAsString(metadata.values());
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("metadata that is no JSON", e);
        }
    }

    static Metadata read(String json) {
        if (json.equals(EMPTY)) {
            return Metadata.EMPTY;
        }
        try {
            return new Metadata(JSON.readValue(json, MAP));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("stored metadata is no JSON", e);
        }
    }
}

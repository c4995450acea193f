package govuk.chat.core.client;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads the fields of an answer, and says which one is not as it should be. */
final class Fields {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final TypeReference<Map<String, Object>> VALUES = new TypeReference<>() {};

    private Fields() {}

    static String text(JsonNode object, String name) {
        var value = object.path(name);
        if (!value.isTextual()) {
            throw bad(name, null);
        }
        return value.asText();
    }

    static Instant time(JsonNode object, String name) {
        try {
            return Instant.parse(text(object, name));
        } catch (DateTimeException e) {
            throw bad(name, e);
        }
    }

    /** An id, or another value whose constructor is its gate. */
    static <T> T value(JsonNode object, String name, Function<String, T> constructor) {
        try {
            return constructor.apply(text(object, name));
        } catch (IllegalArgumentException e) {
            throw bad(name, e);
        }
    }

    static <E extends Enum<E>> E choice(JsonNode object, String name, Class<E> choices) {
        return value(object, name, word -> Enum.valueOf(choices, word.toUpperCase(Locale.ROOT)));
    }

    static Map<String, Object> values(JsonNode object, String name) {
        var value = object.path(name);
        return value.isObject() ? JSON.convertValue(value, VALUES) : Map.of();
    }

    static <T> List<T> list(JsonNode object, String name, Function<JsonNode, T> reader) {
        var value = object.path(name);
        if (!value.isArray()) {
            throw bad(name, null);
        }
        var all = new ArrayList<T>();
        value.forEach(item -> all.add(reader.apply(item)));
        return List.copyOf(all);
    }

    static <T> Optional<T> optional(JsonNode object, String name, Function<JsonNode, T> reader) {
        return object.hasNonNull(name) ? Optional.of(reader.apply(object.get(name))) : Optional.empty();
    }

    private static UnusableAnswerException bad(String name, @Nullable Exception cause) {
        return new UnusableAnswerException(
                200, "The answer is not one of this chat: its field \"" + name + "\" is missing or strange.", cause);
    }
}

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

/** Reads the fields of an answer. One that is not as it should be is an {@link UnusableAnswerException} that names it. */
public final class Fields {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final TypeReference<Map<String, Object>> VALUES = new TypeReference<>() {};

    private Fields() {}

    public static String text(JsonNode object, String name) {
        var value = object.path(name);
        if (!value.isTextual()) {
            throw bad(name, null);
        }
        return value.asText();
    }

    public static Instant time(JsonNode object, String name) {
        try {
            return Instant.parse(text(object, name));
        } catch (DateTimeException e) {
            throw bad(name, e);
        }
    }

    /** An id, or another value whose constructor is its gate. */
    public static <T> T value(JsonNode object, String name, Function<String, T> constructor) {
        try {
            return constructor.apply(text(object, name));
        } catch (IllegalArgumentException e) {
            throw bad(name, e);
        }
    }

    public static <E extends Enum<E>> E choice(JsonNode object, String name, Class<E> choices) {
        return value(object, name, word -> Enum.valueOf(choices, word.toUpperCase(Locale.ROOT)));
    }

    /** Empty if it is not there. */
    public static Map<String, Object> values(JsonNode object, String name) {
        var value = object.path(name);
        return value.isObject() ? JSON.convertValue(value, VALUES) : Map.of();
    }

    public static <T> List<T> list(JsonNode object, String name, Function<JsonNode, T> reader) {
        var value = object.path(name);
        if (!value.isArray()) {
            throw bad(name, null);
        }
        var all = new ArrayList<T>();
        value.forEach(item -> all.add(reader.apply(item)));
        return List.copyOf(all);
    }

    public static <T> Optional<T> optional(JsonNode object, String name, Function<JsonNode, T> reader) {
        return object.hasNonNull(name) ? Optional.of(reader.apply(object.get(name))) : Optional.empty();
    }

    public static boolean truth(JsonNode object, String name) {
        var value = object.path(name);
        if (!value.isBoolean()) {
            throw bad(name, null);
        }
        return value.asBoolean();
    }

    public static long whole(JsonNode object, String name) {
        var value = object.path(name);
        if (!value.isIntegralNumber()) {
            throw bad(name, null);
        }
        return value.asLong();
    }

    private static UnusableAnswerException bad(String name, @Nullable Exception cause) {
        return new UnusableAnswerException(
                200, "The answer is not one of this chat: its field \"" + name + "\" is missing or strange.", cause);
    }
}

package govuk.chat.core.model;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a caller or an agent says about a session or a message: JSON values (text, numbers, booleans, lists, maps) by name.
 * A deep, unmodifiable copy; nulls are left out. At most {@value #MAX_DEPTH} levels and {@value #MAX_VALUES} values in all, so
 * that a stranger's metadata cannot grow without bound.
 */
public record Metadata(Map<String, Object> values) {
    public static final int MAX_DEPTH = 6;
    public static final int MAX_VALUES = 200;
    public static final Metadata EMPTY = new Metadata(Map.of());

    /** @throws IllegalArgumentException if there is too much of it, or something in it is no JSON value */
    public Metadata {
        values = new Copy().map(values, 1);
    }

    public boolean isEmpty() {
        return values.isEmpty();
    }

    /** The same with one more value, or one replaced. */
    public Metadata with(String name, Object value) {
        var more = new LinkedHashMap<>(values);
        more.put(name, value);
        return new Metadata(more);
    }

    /** Copies one tree and counts what it copied. */
    private static final class Copy {
        private int count;

        Map<String, Object> map(Map<?, ?> from, int depth) {
            var copy = new LinkedHashMap<String, Object>();
            from.forEach((name, value) -> {
                if (value != null) {
                    copy.put(String.valueOf(name), value(value, depth));
                }
            });
            return java.util.Collections.unmodifiableMap(copy);
        }

        private List<Object> list(List<?> from, int depth) {
            var copy = new ArrayList<Object>();
            for (var value : from) {
                if (value != null) {
                    copy.add(value(value, depth));
                }
            }
            return List.copyOf(copy);
        }

        private Object value(Object value, int depth) {
            count++;
            if (count > MAX_VALUES || depth > MAX_DEPTH) {
                throw new IllegalArgumentException(
                        "metadata holds at most " + MAX_VALUES + " values, " + MAX_DEPTH + " levels deep");
            }
            return switch (value) {
                case String text -> text;
                case Number number -> number;
                case Boolean truth -> truth;
                case List<?> list -> list(list, depth + 1);
                case Map<?, ?> map -> map(map, depth + 1);
                default -> throw new IllegalArgumentException("metadata holds JSON values only");
            };
        }
    }
}

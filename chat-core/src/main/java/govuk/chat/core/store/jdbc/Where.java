package govuk.chat.core.store.jdbc;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The conditions of a query that are wanted this time, with their values. Conditions are our own texts, never a caller's. */
final class Where {
    private final List<String> conditions = new ArrayList<>();
    private final List<Object> values = new ArrayList<>();

    Where and(String condition, Object... itsValues) {
        conditions.add(condition);
        Collections.addAll(values, itsValues);
        return this;
    }

    /** Only if there is a value for it. */
    Where andIf(String condition, @Nullable Object value) {
        return value == null ? this : and(condition, value);
    }

    /** A part of a text, in which nothing stands for anything else. Empty means any. */
    Where andContains(String column, String part) {
        var literal = part.replace("!", "!!").replace("%", "!%").replace("_", "!_");
        return part.isEmpty() ? this : and(column + " LIKE ? ESCAPE '!'", "%" + literal + "%");
    }

    /** {@code WHERE …} with a space on either side, or one space if nothing is wanted. */
    String text() {
        return conditions.isEmpty() ? " " : " WHERE " + String.join(" AND ", conditions) + " ";
    }

    /** The values in their order, and after them what the rest of the query asks for. */
    Object[] values(Object... rest) {
        var all = new ArrayList<>(values);
        Collections.addAll(all, rest);
        return all.toArray();
    }
}

package govuk.chat.cli.script.read;

import govuk.chat.cli.script.Position;
import java.util.List;

/** A piece of YAML with its place. */
sealed interface Value {
    Position at();

    /** How many pieces it is made of, those behind aliases counted each time. */
    long size();

    /** @param isPlain not in quotes, so that it may be a number or a truth value */
    record Scalar(Position at, String text, boolean isPlain) implements Value {
        @Override
        public long size() {
            return 1;
        }

        boolean isNothing() {
            return isPlain && text.matches("|~|null|Null|NULL");
        }
    }

    record Items(Position at, List<Value> values, long size) implements Value {}

    record Fields(Position at, List<Field> fields, long size) implements Value {}

    record Field(Scalar key, Value value) {}
}

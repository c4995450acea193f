package govuk.chat.cli.script;

import java.util.List;

/** What is expected of an answer. */
public sealed interface Check {
    Position at();

    /** Whether it says how the exchange may fail, so that failing is not wrong as such. */
    default boolean judgesFailure() {
        return false;
    }

    /** About the text of the answer, or the body of a response. */
    record Text(Position at, TextRule rule) implements Check {}

    /** In characters as people count them: Unicode code points. */
    record Length(Position at, Comparison characters) implements Check {}

    record Json(Position at, Template path, JsonRule rule) implements Check {}

    /** @param schema JSON Schema, draft 2020-12 unless it says otherwise itself */
    record JsonSchema(Position at, JsonTemplate schema) implements Check {}

    /** @param allowed numbers such as 200, or classes such as 2xx */
    record Status(Position at, List<String> allowed) implements Check {
        @Override
        public boolean judgesFailure() {
            return true;
        }
    }

    record Header(Position at, String name, TextRule rule) implements Check {}

    /** @param codes of which the server has to give one */
    record ErrorCode(Position at, List<String> codes) implements Check {
        @Override
        public boolean judgesFailure() {
            return true;
        }
    }

    /** @param types without repeats that follow each other */
    record EventOrder(Position at, List<String> types) implements Check {
        @Override
        public boolean judgesFailure() {
            return true;
        }
    }

    record EventCount(Position at, String type, Comparison count) implements Check {}

    /** In milliseconds, from sending to the first piece of the answer. */
    record FirstToken(Position at, Comparison time) implements Check {}

    /** In milliseconds, from sending to the end. */
    record Latency(Position at, Comparison time) implements Check {}

    record AnyOf(Position at, List<Check> checks) implements Check {
        @Override
        public boolean judgesFailure() {
            return checks.stream().anyMatch(Check::judgesFailure);
        }
    }

    record AllOf(Position at, List<Check> checks) implements Check {
        @Override
        public boolean judgesFailure() {
            return checks.stream().anyMatch(Check::judgesFailure);
        }
    }

    record Not(Position at, Check check) implements Check {
        @Override
        public boolean judgesFailure() {
            return check.judgesFailure();
        }
    }
}

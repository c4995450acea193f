package govuk.chat.cli.script.read;

import govuk.chat.cli.script.Position;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The fields of one mapping, all of whose keys are known. */
final class Keys {
    private final Value.Fields fields;
    private final Findings findings;

    private Keys(Value.Fields fields, Findings findings) {
        this.fields = fields;
        this.findings = findings;
    }

    /** Reports every key that is not known. {@code what} is named to the reader: "a step". */
    static Keys of(Value.Fields fields, String what, Set<String> known, Findings findings) {
        for (var field : fields.fields()) {
            var key = field.key().text();
            if (!known.contains(key)) {
                var sentence = what + " has no \"" + key + "\"." + NearMatch.question(key, known);
                findings.add(field.key().at(), sentence);
            }
        }
        return new Keys(fields, findings);
    }

    /** Reports a value that is no mapping, or that has unknown keys. */
    static Optional<Keys> of(Value value, String what, Set<String> known, Findings findings) {
        if (value instanceof Value.Fields fields) {
            return Optional.of(of(fields, what, known, findings));
        }
        findings.add(value.at(), what + " is written as \"key: value\".");
        return Optional.empty();
    }

    Position at() {
        return fields.at();
    }

    Findings findings() {
        return findings;
    }

    Optional<Value> value(String key) {
        return fields.fields().stream()
                .filter(field -> field.key().text().equals(key))
                .map(Value.Field::value)
                .findFirst();
    }

    /** Reports a value that is no text. */
    Optional<Value.Scalar> scalar(String key) {
        return value(key).flatMap(value -> scalar(value, "\"" + key + "\""));
    }

    private Optional<Value.Scalar> scalar(Value value, String what) {
        if (value instanceof Value.Scalar scalar && !scalar.isNothing()) {
            return Optional.of(scalar);
        }
        findings.add(value.at(), what + " has to be a text.");
        return Optional.empty();
    }

    /** One text or a list of them; reports what is neither, and a list with nothing in it. */
    List<Value.Scalar> scalars(String key) {
        return value(key).map(value -> scalars(key, value)).orElse(List.of());
    }

    private List<Value.Scalar> scalars(String key, Value value) {
        if (!(value instanceof Value.Items items)) {
            return scalar(value, "\"" + key + "\"").stream().toList();
        }
        if (items.values().isEmpty()) {
            findings.add(items.at(), "\"" + key + "\" has an empty list.");
        }
        return items.values().stream()
                .flatMap(item -> scalar(item, "each of \"" + key + "\"").stream())
                .toList();
    }

    List<Value> items(String key) {
        var value = value(key);
        if (value.isEmpty()) {
            return List.of();
        }
        if (value.get() instanceof Value.Items items) {
            return items.values();
        }
        findings.add(value.get().at(), "\"" + key + "\" is a list: begin each of its lines with \"- \".");
        return List.of();
    }

    /** Reports what is neither true nor false; absent means false. */
    boolean isTrue(String key) {
        var scalar = value(key);
        if (scalar.isEmpty()) {
            return false;
        }
        var truth = scalar.flatMap(Scalars::truth);
        if (truth.isEmpty()) {
            findings.add(scalar.get().at(), "\"" + key + "\" is true or false.");
        }
        return truth.orElse(false);
    }

    /** Reports what is no whole number in the range. */
    int number(String key, int least, int most, int usual) {
        var value = value(key);
        if (value.isEmpty()) {
            return usual;
        }
        var number = value.flatMap(Scalars::wholeNumber).filter(found -> found >= least && found <= most);
        if (number.isEmpty()) {
            findings.add(value.get().at(), "\"" + key + "\" is a whole number from " + least + " to " + most + ".");
        }
        return number.map(Long::intValue).orElse(usual);
    }
}

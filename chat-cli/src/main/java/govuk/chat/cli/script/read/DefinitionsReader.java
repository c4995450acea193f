package govuk.chat.cli.script.read;

import govuk.chat.cli.script.BuiltIn;
import govuk.chat.cli.script.Position;
import govuk.chat.cli.script.SecretSource;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads {@code vars} and {@code secrets}. */
final class DefinitionsReader {
    private DefinitionsReader() {}

    static Map<String, String> variables(Keys script) {
        var variables = new LinkedHashMap<String, String>();
        script.value("vars").ifPresent(value -> variables.putAll(variables(value, "\"vars\"", script.findings())));
        return variables;
    }

    /** Names and their texts, from a script or a file of variables. */
    static Map<String, String> variables(Value value, String what, Findings findings) {
        var variables = new LinkedHashMap<String, String>();
        if (!(value instanceof Value.Fields fields)) {
            findings.add(value.at(), what + " is written as \"name: value\".");
            return variables;
        }
        for (var field : fields.fields()) {
            if (isName(field.key().at(), field.key().text(), findings)) {
                text(field, findings)
                        .ifPresent(text -> variables.put(field.key().text(), text));
            }
        }
        return variables;
    }

    private static Optional<String> text(Value.Field field, Findings findings) {
        if (field.value() instanceof Value.Scalar scalar && !scalar.isNothing()) {
            return Optional.of(scalar.text());
        }
        findings.add(field.value().at(), "the variable \"" + field.key().text() + "\" has to be a text.");
        return Optional.empty();
    }

    /** Reports what cannot be the name of a variable. */
    static boolean isName(Position at, String name, Findings findings) {
        if (!name.matches("[A-Za-z_][A-Za-z0-9_]{0,63}")) {
            findings.add(at, "\"" + name + "\" cannot be a variable: use letters, digits and \"_\", a letter first.");
            return false;
        }
        if (BuiltIn.NAMES.contains(name)) {
            findings.add(at, "\"" + name + "\" is built in: take another name.");
            return false;
        }
        return true;
    }

    static Map<String, SecretSource> secrets(Keys script, Path path) {
        var secrets = new LinkedHashMap<String, SecretSource>();
        var written = script.value("secrets");
        if (written.isPresent() && !(written.get() instanceof Value.Fields)) {
            script.findings().add(written.get().at(), "\"secrets\" is written as \"name: { env: VARIABLE }\".");
        } else if (written.isPresent() && written.get() instanceof Value.Fields fields) {
            for (var field : fields.fields()) {
                if (isName(field.key().at(), field.key().text(), script.findings())) {
                    source(field, script.findings(), path)
                            .ifPresent(source -> secrets.put(field.key().text(), source));
                }
            }
        }
        return secrets;
    }

    private static Optional<SecretSource> source(Value.Field field, Findings findings, Path path) {
        var what = "the secret \"" + field.key().text() + "\"";
        if (field.value() instanceof Value.Scalar) {
            findings.add(
                    field.value().at(),
                    what + " must not stand in the script: write { env: VARIABLE } or { file: PATH }.");
            return Optional.empty();
        }
        var keys = Keys.of(field.value(), what, Set.of("env", "file"), findings);
        if (keys.isEmpty()) {
            return Optional.empty();
        }
        var environment = keys.get().scalar("env");
        var file = keys.get().scalar("file");
        if (environment.isPresent() == file.isPresent()) {
            findings.add(field.value().at(), what + " needs either \"env\" or \"file\".");
            return Optional.empty();
        }
        return environment.isPresent()
                ? environment.map(name -> new SecretSource.Environment(name.at(), name.text()))
                : file.map(name -> new SecretSource.File(name.at(), path.resolveSibling(name.text())));
    }
}

package govuk.chat.cli.context;

import govuk.chat.cli.outcome.CliException;
import govuk.chat.cli.outcome.ExitStatus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/** A settings file: a small YAML file with a mapping at its root. */
final class YamlFile {
    private static final int LONGEST = 256 * 1024;

    private YamlFile() {}

    /** Empty if there is no such file. */
    static Map<String, Object> read(Path file) {
        if (!Files.exists(file)) {
            return Map.of();
        }
        return switch (parse(file, text(file))) {
            case null -> Map.of();
            case Map<?, ?> map -> named(map);
            default -> throw CliException.usage(file + ":1: settings are lines of the form \"name: value\".");
        };
    }

    static Map<String, Object> named(Map<?, ?> map) {
        var named = new LinkedHashMap<String, Object>();
        map.forEach((name, value) -> {
            if (value != null) {
                named.put(String.valueOf(name), value);
            }
        });
        return named;
    }

    private static String text(Path file) {
        try {
            if (Files.size(file) > LONGEST) {
                throw CliException.usage(file + ": a settings file has at most " + LONGEST / 1024 + " KiB.");
            }
            return Files.readString(file);
        } catch (IOException e) {
            throw new CliException(ExitStatus.USAGE, "cannot read the settings file " + file + ".", e);
        }
    }

    private static Object parse(Path file, String text) {
        var settings = LoadSettings.builder()
                .setAllowDuplicateKeys(false)
                .setMaxAliasesForCollections(0)
                .build();
        try {
            return new Load(settings).loadFromString(text);
        } catch (MarkedYamlEngineException e) {
            var place = e.getProblemMark()
                    .map(mark -> ":" + (mark.getLine() + 1) + ":" + (mark.getColumn() + 1))
                    .orElse("");
            throw new CliException(ExitStatus.USAGE, file + place + ": " + e.getProblem() + ".", e);
        } catch (YamlEngineException e) {
            throw new CliException(ExitStatus.USAGE, file + ": this is not YAML.", e);
        }
    }
}

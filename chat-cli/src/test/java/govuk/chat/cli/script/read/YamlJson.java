package govuk.chat.cli.script.read;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;

/** YAML as JSON, for the schema. */
public final class YamlJson {
    private YamlJson() {}

    public static JsonNode read(Path file) throws Exception {
        return Scalars.json(
                YamlTree.read(file.toString(), Files.readString(file)).orElseThrow());
    }
}

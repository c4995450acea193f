package govuk.chat.cli.script.check;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.JsonSchemaException;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import java.util.Optional;

/** Holds JSON against a JSON Schema. Schemas of other places are not fetched: a check must not call somebody. */
final class SchemaJudge {
    private static final int MOST = 5;

    private SchemaJudge() {}

    /** What is wrong, the first few findings in one line; empty if nothing is. */
    static Optional<String> judge(JsonNode schema, JsonNode value) {
        try {
            var factory = JsonSchemaFactory.getInstance(
                    SpecVersion.VersionFlag.V202012,
                    builder -> builder.schemaLoaders(loaders -> loaders.add(address -> {
                        throw new JsonSchemaException("\"" + address + "\" is elsewhere, and nothing is fetched");
                    })));
            var messages = factory.getSchema(
                            schema, SchemaValidatorsConfig.builder().build())
                    .validate(value);
            var first = messages.stream().limit(MOST).map(Object::toString).toList();
            return first.isEmpty() ? Optional.empty() : Optional.of(String.join("; ", first));
        } catch (JsonSchemaException e) {
            return Optional.of("this is no usable JSON Schema: " + e.getMessage());
        }
    }
}

package govuk.chat.server.testing;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.JsonMetaSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.NonValidationKeyword;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion.VersionFlag;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * The API as {@code docs/api/openapi.yml} describes it. Stricter than the document itself: it does not say so, for callers shall not mind, but a
 * field that it does not name is an error here. Safe for use by many threads.
 */
public final class ApiDescription {
    static final Path FILE = Path.of("../docs/api/openapi.yml");

    private static final String ADDRESS = "https://chat.example/openapi.yml";
    private static final Pattern VARIABLE = Pattern.compile("\\{[^/]+}");

    private final JsonNode document;
    private final JsonSchemaFactory schemas;
    private final SchemaValidatorsConfig rules =
            SchemaValidatorsConfig.builder().formatAssertionsEnabled(true).build();

    private ApiDescription(JsonNode document) {
        this.document = document;
        this.schemas = JsonSchemaFactory.getInstance(
                VersionFlag.V202012,
                factory -> factory.metaSchema(JsonMetaSchema.builder(JsonMetaSchema.getV202012())
                                // The document has more in it than schemas.
                                .unknownKeywordFactory((keyword, context) -> new NonValidationKeyword(keyword))
                                .build())
                        .schemaLoaders(loaders ->
                                loaders.schemas(Map.of(ADDRESS, strict(document).toString())))
                        // The document's own schema comes out of a jar, not out of the network.
                        .schemaMappers(mappers ->
                                mappers.mapPrefix("https://spec.openapis.org", "classpath:spec.openapis.org")));
    }

    public static ApiDescription read() {
        try {
            return new ApiDescription(new YAMLMapper().readTree(FILE.toFile()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public JsonNode document() {
        return document;
    }

    /** Each as {@code GET /path/{}}: what a variable is called makes no difference. */
    public Set<String> routes() {
        var routes = new TreeSet<String>();
        document.at("/paths")
                .properties()
                .forEach(path -> path.getValue().fieldNames().forEachRemaining(method -> {
                    if (!method.equals("parameters")) {
                        routes.add(method.toUpperCase(Locale.ROOT) + " " + anonymous(path.getKey()));
                    }
                }));
        return routes;
    }

    public static String anonymous(String path) {
        return VARIABLE.matcher(path).replaceAll("{}");
    }

    /** Where the described path is that a request's path is one of; empty if there is none. */
    Optional<JsonPointer> path(String requested) {
        return document.at("/paths")
                .propertyStream()
                .map(Map.Entry::getKey)
                .filter(template -> requested.matches(regex(template)))
                .findFirst()
                .map(template -> JsonPointer.empty().appendProperty("paths").appendProperty(template));
    }

    /** What is at a place, or at the place that it refers to; missing if there is nothing. */
    public JsonNode at(JsonPointer place) {
        return resolve(document.at(place));
    }

    public JsonNode resolve(JsonNode node) {
        return node.has("$ref") ? document.at(node.get("$ref").asText().substring(1)) : node;
    }

    /** What is wrong with a value; empty if nothing is. {@code schema} refers to one of the document's, or says what a text is. */
    public List<String> check(JsonNode schema, String text) {
        return schema.has("$ref") && schema.get("$ref").asText().startsWith("#/components/schemas/")
                ? check(ADDRESS + schema.get("$ref").asText(), json(text))
                : List.of();
    }

    /** What is wrong with the document itself. */
    public List<String> check() {
        return check("https://spec.openapis.org/oas/3.1/schema-base/2022-10-07", document);
    }

    private List<String> check(String schema, JsonNode value) {
        return schemas.getSchema(SchemaLocation.of(schema), rules).validate(value).stream()
                .map(problem -> problem.getInstanceLocation() + ": " + problem.getMessage())
                .toList();
    }

    private static JsonNode strict(JsonNode document) {
        var strict = document.deepCopy();
        strict.at("/components/schemas").forEach(schema -> {
            if (schema.has("properties") && !schema.has("additionalProperties")) {
                ((ObjectNode) schema).put("additionalProperties", false);
            }
        });
        return strict;
    }

    private static String regex(String template) {
        return Pattern.compile("[^{}/]+(?![^{]*})")
                .matcher(template)
                .replaceAll(literal -> Pattern.quote(literal.group()).replace("\\", "\\\\"))
                .replaceAll("\\{[^/]+}", "[^/]+");
    }

    private static JsonNode json(String text) {
        try {
            return new ObjectMapper().readTree(text);
        } catch (IOException e) {
            throw new AssertionError("not JSON: " + text, e);
        }
    }
}

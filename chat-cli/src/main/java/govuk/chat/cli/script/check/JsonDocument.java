package govuk.chat.cli.script.check;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.jayway.jsonpath.Configuration;
import com.jayway.jsonpath.JsonPath;
import com.jayway.jsonpath.JsonPathException;
import com.jayway.jsonpath.PathNotFoundException;
import com.jayway.jsonpath.spi.json.JacksonJsonNodeJsonProvider;
import com.jayway.jsonpath.spi.mapper.JacksonMappingProvider;
import java.util.Optional;

/** A text read as JSON, and what is at its paths. */
final class JsonDocument {
    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
            .build();
    private static final Configuration PATHS = Configuration.builder()
            .jsonProvider(new JacksonJsonNodeJsonProvider())
            .mappingProvider(new JacksonMappingProvider())
            .build();

    private final JsonNode tree;

    private JsonDocument(JsonNode tree) {
        this.tree = tree;
    }

    /** Empty if the text is not JSON. */
    static Optional<JsonDocument> parse(String text) {
        try {
            var tree = JSON.readTree(text);
            return tree == null || tree.isMissingNode() ? Optional.empty() : Optional.of(new JsonDocument(tree));
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }

    JsonNode tree() {
        return tree;
    }

    /** Empty if there is nothing at the path. A path that can find several values finds their list, and nothing if it is empty. */
    Optional<JsonNode> at(String path) throws BadPath {
        try {
            var compiled = JsonPath.compile(path);
            Object found = compiled.read(tree, PATHS);
            var node = found instanceof JsonNode already ? already : JSON.<JsonNode>valueToTree(found);
            return !compiled.isDefinite() && node.isEmpty() ? Optional.empty() : Optional.of(node);
        } catch (PathNotFoundException e) {
            return Optional.empty();
        } catch (JsonPathException | IllegalArgumentException e) {
            throw new BadPath("\"" + path + "\" is no JSONPath: " + e.getMessage());
        }
    }

    /** With a sentence that says what is wrong. */
    static final class BadPath extends Exception {
        private static final long serialVersionUID = 1;

        BadPath(String sentence) {
            super(sentence);
        }

        String sentence() {
            return String.valueOf(getMessage());
        }
    }
}

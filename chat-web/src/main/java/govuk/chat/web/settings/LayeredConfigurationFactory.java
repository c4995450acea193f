package govuk.chat.web.settings;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import govuk.chat.core.model.SettingException;
import io.dropwizard.configuration.ConfigurationException;
import io.dropwizard.configuration.ConfigurationFactory;
import io.dropwizard.configuration.ConfigurationSourceProvider;
import io.dropwizard.configuration.YamlConfigurationFactory;
import io.dropwizard.core.Configuration;
import io.dropwizard.jackson.Jackson;
import jakarta.validation.Validator;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Builds the configuration from layers: what is built in ({@code chat.yml} beside the configuration's class), what production adds to it
 * ({@code production.yml}), then the file that was named, if one was; in each of them from the environment. So a file says only what it wants
 * different.
 */
public final class LayeredConfigurationFactory<C extends Configuration> implements ConfigurationFactory<C> {
    /** "off" is a word, as in YAML 1.2; only true and false are truths. */
    private final YAMLMapper yaml = YAMLMapper.builder()
            .enable(YAMLParser.Feature.PARSE_BOOLEAN_LIKE_WORDS_AS_STRINGS)
            .build();

    private final Class<C> type;
    private final Validator validator;
    private final Variables variables;
    private final Map<Class<?>, Class<?>> mixIns;

    public LayeredConfigurationFactory(Class<C> type, Validator validator, Map<String, String> environment) {
        this(type, validator, environment, Map.of());
    }

    /** @param mixIns annotations for records that do not know Jackson, by what they are for */
    public LayeredConfigurationFactory(
            Class<C> type, Validator validator, Map<String, String> environment, Map<Class<?>, Class<?>> mixIns) {
        this.type = type;
        this.validator = validator;
        this.variables = new Variables(environment);
        this.mixIns = Map.copyOf(mixIns);
    }

    @Override
    public C build() throws IOException {
        return build(builtIn());
    }

    @Override
    public C build(ConfigurationSourceProvider source, String path) throws IOException {
        var tree = builtIn();
        try (var file = source.open(path)) {
            tree.lay(parse(file, path), path);
        }
        return build(tree);
    }

    private SettingsTree builtIn() throws IOException {
        var tree = new SettingsTree(yaml.createObjectNode(), variables);
        layResource(tree, "chat.yml");
        var mode = variables.find("CHAT_ENV").map(Variables.Value::text).orElse("development");
        if (mode.equals("production")) {
            layResource(tree, "production.yml");
        }
        return tree;
    }

    private void layResource(SettingsTree tree, String name) throws IOException {
        try (var resource = type.getResourceAsStream(name)) {
            if (resource == null) {
                throw new IllegalStateException(name + " is not on the class path");
            }
            tree.lay(parse(resource, name), "the built-in settings");
        }
    }

    private ObjectNode parse(InputStream text, String place) throws IOException {
        try {
            return yaml.readTree(text) instanceof ObjectNode settings ? settings : yaml.createObjectNode();
        } catch (JsonProcessingException e) {
            var at = e.getLocation();
            throw new BadSettings(
                    "%s line %d column %d is not YAML: expected settings as name: value"
                            .formatted(place, at.getLineNr(), at.getColumnNr()),
                    e);
        }
    }

    private C build(SettingsTree tree) throws IOException {
        var resolved = yaml.writeValueAsBytes(tree.resolve());
        try {
            return new YamlConfigurationFactory<>(type, validator, mapper(), "dw")
                    .build(path -> new ByteArrayInputStream(resolved), "settings");
        } catch (ConfigurationException e) {
            throw new BadSettings(explain(e, tree), e);
        }
    }

    private ObjectMapper mapper() {
        var mapper = Jackson.newObjectMapper()
                .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .enable(DeserializationFeature.FAIL_ON_IGNORED_PROPERTIES)
                .registerModule(new SimpleModule().addDeserializer(Duration.class, new DurationReader()));
        mixIns.forEach(mapper::addMixIn);
        return mapper;
    }

    private static String explain(ConfigurationException e, SettingsTree tree) {
        if (!(e.getCause() instanceof JsonMappingException mapping)) {
            return e.getErrors().stream().map(String::strip).collect(Collectors.joining("; "));
        }
        var path = path(mapping);
        return switch (mapping) {
            case UnrecognizedPropertyException unknown ->
                "%s (in %s) is no setting: expected one of %s".formatted(path, tree.placeOf(path), names(unknown));
            case InvalidFormatException wrong ->
                "%s (in %s) is \"%s\": expected %s".formatted(path, tree.placeOf(path), wrong.getValue(), kind(wrong));
            default -> explain(mapping, path, tree);
        };
    }

    /** A record refused its values: it knows the setting's name, we know the path to it. */
    private static String explain(JsonMappingException e, String path, SettingsTree tree) {
        var refused = causes(e)
                .filter(SettingException.class::isInstance)
                .map(SettingException.class::cast)
                .findFirst();
        if (refused.isEmpty()) {
            return "%s (in %s) cannot be used: expected what docs/configuration.md says"
                    .formatted(path, tree.placeOf(path));
        }
        var located = refused.get().within(path);
        return "%s (in %s)".formatted(located.getMessage(), tree.placeOf(located.setting()));
    }

    private static Stream<Throwable> causes(Throwable thrown) {
        return Stream.iterate(thrown, each -> each != null, Throwable::getCause).limit(10);
    }

    private static String path(JsonMappingException e) {
        return e.getPath().stream()
                .map(step -> step.getFieldName() == null ? String.valueOf(step.getIndex()) : step.getFieldName())
                .collect(Collectors.joining("."));
    }

    private static String names(UnrecognizedPropertyException e) {
        return e.getKnownPropertyIds() == null
                ? "those in docs/configuration.md"
                : e.getKnownPropertyIds().stream().map(String::valueOf).sorted().collect(Collectors.joining(", "));
    }

    private static String kind(InvalidFormatException e) {
        var type = e.getTargetType();
        if (type.isEnum()) {
            return Arrays.stream(type.getEnumConstants())
                    .map(choice -> choice.toString().toLowerCase(java.util.Locale.ROOT))
                    .collect(Collectors.joining(" or "));
        }
        if (type == Duration.class) {
            return "a duration such as 500ms, 15s, 10m or 24h";
        }
        return type == Boolean.class || type == boolean.class ? "true or false" : "a number";
    }
}

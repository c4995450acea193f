package govuk.chat.docs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What kustomize or Helm makes of the files in deploy: the objects that a cluster would get, each by its kind and name. */
record Manifests(Map<String, JsonNode> objects) {
    private static final Path DEPLOY = Repository.ROOT.resolve("deploy");

    static Manifests ofOverlay(String name) throws Exception {
        return read(run("kubectl", "kustomize", "k8s/overlays/" + name));
    }

    static Manifests ofChart(String... values) throws Exception {
        var command = new ArrayList<>(List.of("helm", "template", "govuk-chat", "helm/govuk-chat"));
        command.addAll(List.of("--namespace", "govuk-chat"));
        for (var value : values) {
            command.addAll(List.of("--set", value));
        }
        return read(run(command.toArray(String[]::new)));
    }

    JsonNode get(String kindAndName) {
        var found = objects.get(kindAndName);
        if (found == null) {
            throw new AssertionError("no " + kindAndName + " among " + objects.keySet());
        }
        return found;
    }

    private static Manifests read(String yaml) throws IOException {
        var objects = new TreeMap<String, JsonNode>();
        var mapper = new YAMLMapper();
        try (var documents = mapper.readerFor(JsonNode.class).<JsonNode>readValues(yaml)) {
            while (documents.hasNext()) {
                var each = documents.next();
                if (each.isObject()) {
                    objects.put(
                            each.path("kind").asText() + " "
                                    + each.at("/metadata/name").asText(),
                            each);
                }
            }
        }
        return new Manifests(objects);
    }

    /** What a program printed that the build put into target/tools, or that is on the path. */
    static String run(String... command) throws Exception {
        var fetched = Path.of("target", "tools", command[0]).toAbsolutePath();
        if (Files.isExecutable(fetched)) {
            command[0] = fetched.toString();
        }
        var errors = Files.createTempFile("errors", ".txt");
        try {
            var process = new ProcessBuilder(command)
                    .directory(DEPLOY.toFile())
                    .redirectError(errors.toFile())
                    .start();
            process.getOutputStream().close();
            var printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new IllegalStateException(String.join(" ", command) + ": " + Files.readString(errors) + printed);
            }
            return printed;
        } finally {
            Files.delete(errors);
        }
    }
}

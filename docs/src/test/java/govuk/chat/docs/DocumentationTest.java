package govuk.chat.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class DocumentationTest {
    /** Before a command comes in here, a test has to run it. */
    private static final Set<String> RUN_BY_TESTS = Set.of(
            // by LauncherTest
            "./chat",
            "./chat --help",
            "./chat --version",
            "./chat bench",
            "./chat chaos",
            "./chat ask \"How do I renew my passport?\"",
            "./chat talk",
            "./chat health --wait 60s",
            "./chat doctor",
            "./chat auth login --email anna@example.org",
            "./chat context add staging --server https://chat.example.org",
            "./chat context use staging",
            "./chat config list --show-origin",
            "./chat admin",
            "./chat server",
            "./chat server CONFIG.yml",
            "./chat server create-user --email anna@example.org --role admin",
            "./chat server verify-audit",
            // this very build; formatting is its first step, with a flag that only looks
            "mvn -B verify",
            "mvn -N -Pformat validate");

    @Test
    void documents_areFound() throws Exception {
        assertThat(documents())
                .extracting(document -> nameOf(document.path()))
                .contains("README.md", "CONTRIBUTING.md", "docs/architecture.md", "docs/configuration.md");
    }

    @Test
    void links_leadToSomething() throws Exception {
        var broken = new ArrayList<String>();
        for (var document : documents()) {
            for (String link : document.links()) {
                if (!leadsToSomething(document, link)) {
                    broken.add(nameOf(document.path()) + ": " + link);
                }
            }
        }

        assertThat(broken).isEmpty();
    }

    @Test
    void filesThatAreNamed_exist() throws Exception {
        var missing = new ArrayList<String>();
        for (var document : documents()) {
            for (String file : document.files()) {
                if (!Files.exists(Repository.ROOT.resolve(file))) {
                    missing.add(nameOf(document.path()) + ": " + file);
                }
            }
        }

        assertThat(missing).isEmpty();
    }

    @Test
    void commands_areRunByTests() throws Exception {
        var unknown = new ArrayList<String>();
        for (var document : documents()) {
            for (String command : document.commands()) {
                if (!RUN_BY_TESTS.contains(command)) {
                    unknown.add(nameOf(document.path()) + ": " + command);
                }
            }
        }

        assertThat(unknown)
                .as("commands that no test runs; write one, then add them to RUN_BY_TESTS")
                .isEmpty();
    }

    @Test
    void readme_namesEveryModule() throws Exception {
        String pom = Files.readString(Repository.ROOT.resolve("pom.xml"));
        String readme = Files.readString(Repository.ROOT.resolve("README.md"));

        assertThat(Pattern.compile("<module>(.+?)</module>").matcher(pom).results())
                .isNotEmpty()
                .allSatisfy(module -> assertThat(readme).contains("`" + module.group(1) + "/`"));
    }

    @Test
    void buildServer_runsTheTestCommandOfTheReadme() throws Exception {
        assertThat(Files.readString(Repository.ROOT.resolve("README.md"))).contains("\nmvn -B verify\n");
        assertThat(Files.readString(Repository.ROOT.resolve(".ci/run"))).contains("\n  mvn -B verify\n");
    }

    private static List<Document> documents() throws IOException {
        var documents = new ArrayList<Document>();
        for (Path path : Repository.documents()) {
            documents.add(Document.read(path));
        }
        return documents;
    }

    private static boolean leadsToSomething(Document from, String link) throws IOException {
        String[] parts = link.split("#", 2);
        Path target = parts[0].isEmpty() ? from.path() : from.path().resolveSibling(parts[0]);
        if (!Files.exists(target)) {
            return false;
        }
        return parts.length == 1 || Document.read(target).hasHeading(parts[1]);
    }

    private static String nameOf(Path path) {
        return Repository.ROOT.relativize(path).toString();
    }
}

package govuk.chat.cli.script.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import govuk.chat.cli.script.Action;
import govuk.chat.cli.script.Check;
import govuk.chat.cli.script.Position;
import govuk.chat.cli.script.Script;
import govuk.chat.cli.script.ScriptProblem;
import govuk.chat.cli.script.ScriptProblems;
import govuk.chat.cli.script.Step;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScriptReaderTest {
    @TempDir
    Path folder;

    @Test
    void read_steps() throws Exception {
        var script = read("""
            name: passport
            tags: [smoke, fast]
            vars: { service: passport, answer: no, count: 3 }
            defaults: { timeout: 20s, retry: 2 }
            steps:
              - health: ready
              - user: "How do I renew my {{service}}?"
                expect: [ { contains: [renew, gov.uk] }, { latency: "< 8s" } ]
              - http: /api/v1/sessions
                timeout: 500ms
              - wait: 1.5s
                name: breathe
            """);

        assertThat(script.name()).isEqualTo("passport");
        assertThat(script.tags()).containsExactlyInAnyOrder("smoke", "fast");
        assertThat(script.definitions().variables())
                .containsEntry("answer", "no")
                .containsEntry("count", "3");
        assertThat(script.steps()).hasSize(4);
        assertThat(script.steps().get(1).title())
                .isEqualTo(new Step.Title(new Position(script.file(), 7, 5), "user: How do I renew my {{service}}?"));
        assertThat(script.steps().get(1).tries().timeout()).isEqualTo(Duration.ofSeconds(20));
        assertThat(script.steps().get(1).tries().retries()).isEqualTo(2);
        assertThat(script.steps().get(1).expectation().checks())
                .hasSize(2)
                .first()
                .isInstanceOf(Check.Text.class);
        assertThat(((Action.Call) script.steps().get(2).action()).method()).isEqualTo("GET");
        assertThat(script.steps().get(2).tries().timeout()).isEqualTo(Duration.ofMillis(500));
        assertThat(script.steps().get(3).title().name()).isEqualTo("breathe");
    }

    @Test
    void read_noName_isThatOfTheFile() throws Exception {
        assertThat(read("steps: [ { user: hi } ]").name()).isEqualTo("script");
    }

    @Test
    void read_severalMistakes_areAllSaid() {
        var problems = problems("""
            steps:
              - user: hi
                timout: 3s
              - helth: ready
            """);

        assertThat(problems)
                .extracting(ScriptProblem::sentence)
                .containsExactly(
                        "a step has no \"timout\". Did you mean \"timeout\"?",
                        "a step has no \"helth\". Did you mean \"health\"?",
                        "a step needs one of user, http, health, wait, include.");
    }

    @Test
    void read_include_putsItsStepsInPlaceAndItsVariablesBehind() throws Exception {
        write("part.yaml", """
            vars: { who: part, also: yes }
            steps: [ { user: included } ]
            """);
        var script = read("""
            vars: { who: script }
            steps:
              - user: before
              - include: part.yaml
                name: within
              - user: after
            """);

        assertThat(script.steps())
                .extracting(step -> step.title().name())
                .containsExactly("user: before", "within: user: included", "user: after");
        assertThat(script.steps().get(1).title().at().file()).endsWith("part.yaml");
        assertThat(script.definitions().variables())
                .containsEntry("who", "script")
                .containsEntry("also", "yes");
    }

    @Test
    void read_includesInACircle_areRefused() throws Exception {
        write("part.yaml", "steps: [ { include: script.chat.yaml } ]");

        assertThat(problems("steps: [ { include: part.yaml } ]"))
                .singleElement()
                .extracting(ScriptProblem::sentence)
                .isEqualTo("this file would include itself.");
    }

    @Test
    void read_emptyFile() {
        assertThat(problems(""))
                .singleElement()
                .asString()
                .endsWith(":1:1: this file is empty. A script needs \"steps:\".");
    }

    @Test
    void read_enormousFile() {
        assertThat(problems("# " + "x".repeat(2_000_000)))
                .singleElement()
                .asString()
                .endsWith("this file is larger than 1 MiB.");
    }

    @Test
    void read_missingFile() {
        var problems = catchThrowableOfType(
                ScriptProblems.class, () -> ScriptReader.read(List.of(folder.resolve("nowhere.chat.yaml"))));

        assertThat(problems.problems()).singleElement().asString().endsWith("there is no such file.");
    }

    @Test
    void read_folderInThePlaceOfAFile_withoutScripts() {
        var problems = catchThrowableOfType(ScriptProblems.class, () -> ScriptReader.read(List.of(folder)));

        assertThat(problems.problems()).singleElement().asString().contains("there is no *.chat.yaml in this folder");
    }

    @Test
    void read_folder_takesScriptsInOrderAndNothingElse() throws Exception {
        write("b.chat.yaml", "steps: [ { user: b } ]");
        write("a.chat.yml", "steps: [ { user: a } ]");
        write("part.yaml", "no script");

        assertThat(ScriptReader.read(List.of(folder))).extracting(Script::name).containsExactly("a", "b");
    }

    @Test
    void read_notUtf8() throws Exception {
        Files.write(folder.resolve("script.chat.yaml"), new byte[] {(byte) 0xc3, 0x28});

        var problems = catchThrowableOfType(ScriptProblems.class, () -> ScriptReader.read(List.of(folder)));

        assertThat(problems.problems()).singleElement().asString().contains("not text in UTF-8");
    }

    @Test
    void read_aliasesThatGrowWithoutEnd_areRefused() {
        var text = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
        for (var i = 1; i < 9; i++) {
            text.append("a").append(i).append(": &a").append(i).append(" [");
            text.append(("*a" + (i - 1) + ", ").repeat(9))
                    .append("*a")
                    .append(i - 1)
                    .append("]\n");
        }

        assertThat(problems(text.toString())).singleElement().asString().contains("more than 100000 values");
    }

    @Test
    void read_deepNesting_isRefused() {
        assertThat(problems("steps: " + "[".repeat(5_000) + "]".repeat(5_000)))
                .singleElement()
                .asString()
                .contains("nested more than 40 deep");
    }

    @Test
    void read_tooManySteps_areRefused() {
        assertThat(problems("steps:\n" + "  - user: hi\n".repeat(1_001)))
                .singleElement()
                .asString()
                .contains("more than 1000 steps");
    }

    @Test
    void undefinedVariables_saysWhichWasMeant() throws Exception {
        var script = read("""
            vars: { service: passport }
            steps:
              - user: "{{servise}} \\\\{{not_one}} {{given}} {{ session.id }}"
                capture: { fee: { regex: '£(\\d+)' } }
              - user: "{{fee}}"
                expect: [ { any_of: [ { not: { contains: "{{feee}}" } } ] } ]
            """);

        assertThat(UndefinedVariables.find(List.of(script), List.of("given")))
                .extracting(problem -> problem.at().line() + " " + problem.sentence())
                .containsExactly(
                        "3 nothing has given \"servise\" a value by here. Did you mean \"service\"?",
                        "6 nothing has given \"feee\" a value by here. Did you mean \"fee\"?");
    }

    @Test
    void undefinedVariables_usedBeforeTheyAreCaptured() throws Exception {
        var script = read("""
            steps:
              - user: "{{fee}}"
                capture: { fee: { regex: '.+' } }
            """);

        assertThat(UndefinedVariables.find(List.of(script), List.of())).hasSize(1);
    }

    @Test
    void variablesFile_isNamesAndTexts() throws Exception {
        assertThat(VariablesFile.read(write("vars.yaml", "service: passport\nfee: 88.50\n")))
                .containsEntry("service", "passport")
                .containsEntry("fee", "88.50");
    }

    @Test
    void variablesFile_badOne_saysWhere() throws Exception {
        var file = write("vars.yaml", "service: [passport]\n");

        assertThat(catchThrowableOfType(ScriptProblems.class, () -> VariablesFile.read(file)))
                .hasMessageContaining("vars.yaml:1:10: the variable \"service\" has to be a text.");
    }

    private Script read(String text) throws Exception {
        return ScriptReader.read(List.of(write("script.chat.yaml", text))).getFirst();
    }

    private List<ScriptProblem> problems(String text) {
        return catchThrowableOfType(ScriptProblems.class, () -> read(text)).problems();
    }

    private Path write(String name, String text) throws Exception {
        return Files.writeString(folder.resolve(name), text);
    }
}

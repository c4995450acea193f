package govuk.chat.cli.script.write;

import static org.assertj.core.api.Assertions.assertThat;

import govuk.chat.cli.script.Action;
import govuk.chat.cli.script.Script;
import govuk.chat.cli.script.read.RecordingReader;
import govuk.chat.cli.script.read.ScriptReader;
import govuk.chat.cli.script.read.UndefinedVariables;
import govuk.chat.cli.script.recorded.Recording;
import govuk.chat.cli.script.write.ScriptWriter.Turn;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScriptWriterTest {
    private static final String NASTY =
            "a \"quoted\" \\ 'one'\n\ttwo: # three {{name}} \u0007 \u0085 \u2028 \ufeff \ud83d\ude00 é %";

    @TempDir
    Path folder;

    @Test
    void script_asksTheSameQuestionsAgain() throws Exception {
        var script = read(List.of(new Turn("How?", "So."), new Turn(NASTY, NASTY)));

        assertThat(script.name()).isEqualTo("my: name");
        assertThat(script.steps())
                .extracting(step -> ((Action.Ask) step.action()).text().fill(name -> "not " + name))
                .containsExactly("How?", NASTY);
    }

    @Test
    void script_needsNoVariables() throws Exception {
        var script = read(List.of(new Turn("{{x}} {{{y}}} {{", "z")));

        assertThat(UndefinedVariables.find(List.of(script), List.of())).isEmpty();
    }

    @Test
    void script_longAnswer_isACommentOfOneLine() {
        var text = ScriptWriter.script("x", List.of(new Turn("q", "line\n".repeat(500))));

        assertThat(text.lines()).hasSize(4).allSatisfy(line -> assertThat(line).hasSizeLessThan(200));
    }

    @Test
    void recording_givesTheSameAnswersAgain() throws Exception {
        var file = Files.writeString(
                folder.resolve("x.recording.yaml"), ScriptWriter.recording(List.of(new Turn("How?", NASTY))));

        assertThat(RecordingReader.read(file).entries()).singleElement().satisfies(entry -> {
            assertThat(entry.question()).contains("How?");
            var pieces = ((Recording.Outcome.Pieces) entry.outcome()).pieces();
            assertThat(String.join("", pieces)).isEqualTo(NASTY);
        });
    }

    private Script read(List<Turn> turns) throws Exception {
        var file = Files.writeString(folder.resolve("saved.chat.yaml"), ScriptWriter.script("my: name", turns));
        return ScriptReader.read(List.of(file)).getFirst();
    }
}

package govuk.chat.cli.script.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import govuk.chat.cli.script.ScriptProblem;
import govuk.chat.cli.script.ScriptProblems;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Scripts with one mistake each. Their first line says what the reader has to say, and whether the schema can see it too. */
class BadScriptsTest {
    private static final Path FOLDER = Path.of("src/test/resources/govuk/chat/cli/script/bad");
    private static final String READER_ONLY = "(reader only) ";
    private static final JsonSchema SCHEMA =
            JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(ScriptSchema.text());

    static List<Path> scripts() throws IOException {
        return ScriptFiles.find(FOLDER);
    }

    @ParameterizedTest
    @MethodSource("scripts")
    void read_saysWhereAndWhat(Path script) throws Exception {
        var expected = firstLine(script).replace(READER_ONLY, "");

        var problems = catchThrowableOfType(ScriptProblems.class, () -> ScriptReader.read(List.of(script)))
                .problems();

        assertThat(problems)
                .extracting(ScriptProblem::toString)
                .first()
                .asString()
                .startsWith(script + ":");
        assertThat(problems)
                .extracting(ScriptProblem::toString)
                .anySatisfy(problem -> assertThat(problem).contains(expected));
    }

    @ParameterizedTest
    @MethodSource("scripts")
    void schema_refusesWhatItCanSee(Path script) throws Exception {
        if (firstLine(script).startsWith(READER_ONLY)) {
            return;
        }
        var tree = YamlTree.read("script", Files.readString(script)).orElseThrow();

        assertThat(SCHEMA.validate(Scalars.json(tree))).isNotEmpty();
    }

    private static String firstLine(Path script) throws IOException {
        return Files.readAllLines(script).getFirst().substring(2);
    }
}

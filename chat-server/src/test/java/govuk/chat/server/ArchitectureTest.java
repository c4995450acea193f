package govuk.chat.server;

import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import org.junit.jupiter.api.Test;

/** Who may import whom in the server. */
class ArchitectureTest {
    private final JavaClasses server = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("govuk.chat.server");

    @Test
    void packages_haveNoCycles() {
        slices().matching("govuk.chat.server.(**)").should().beFreeOfCycles().check(server);
    }

    @Test
    void server_knowsNoDatabaseAndNoAgent() {
        ArchRuleDefinition.noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "govuk.chat.core.store.jdbc..",
                        "govuk.chat.core.agent.openai..",
                        "govuk.chat.core.agent.websocket..",
                        "govuk.chat.core.agent.echo..",
                        "govuk.chat.core.reply.memory..",
                        "govuk.chat.core.limit.memory..",
                        "java.sql..")
                .check(server);
    }
}

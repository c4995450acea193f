package govuk.chat.admin;

import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import org.junit.jupiter.api.Test;

/** Who may import whom in the administrators' app. */
class ArchitectureTest {
    private final JavaClasses admin = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("govuk.chat.admin");

    @Test
    void packages_haveNoCycles() {
        slices().matching("govuk.chat.admin.(**)").should().beFreeOfCycles().check(admin);
    }

    @Test
    void app_knowsTheServerByItsApiAlone() {
        ArchRuleDefinition.noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "govuk.chat.server..",
                        "govuk.chat.core.service..",
                        "govuk.chat.core.store..",
                        "govuk.chat.core.config..",
                        "govuk.chat.core.redis..",
                        "redis.clients..",
                        "org.postgresql..")
                .check(admin);
    }
}

package govuk.chat.web;

import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import org.junit.jupiter.api.Test;

/** Who may import whom in what the web programs share. */
class ArchitectureTest {
    private final JavaClasses web = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("govuk.chat.web");

    @Test
    void packages_haveNoCycles() {
        slices().matching("govuk.chat.web.(**)").should().beFreeOfCycles().check(web);
    }

    @Test
    void web_knowsOnlyTheWordsOfTheChat() {
        ArchRuleDefinition.classes()
                .should()
                .onlyDependOnClassesThat()
                .resideOutsideOfPackages(
                        "govuk.chat.server..",
                        "govuk.chat.admin..",
                        "govuk.chat.core.service..",
                        "govuk.chat.core.store..",
                        "govuk.chat.core.config..")
                .check(web);
    }
}

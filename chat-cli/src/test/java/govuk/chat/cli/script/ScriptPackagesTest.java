package govuk.chat.cli.script;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** Who may import whom among the packages of scripted chats. */
class ScriptPackagesTest {
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("govuk.chat.cli");

    @Test
    void packages_haveNoCycles() {
        slices().matching("govuk.chat.cli.(**)").should().beFreeOfCycles().check(CLASSES);
    }

    @Test
    void onlyTheAdapterAndTheCommands_knowTheClientLibrary() {
        noClasses()
                .that()
                .resideInAPackage("govuk.chat.cli.script..")
                .and()
                .resideOutsideOfPackages("govuk.chat.cli.script.client", "govuk.chat.cli.script.command")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("govuk.chat.core..", "govuk.chat.cli.context..", "govuk.chat.cli.command..")
                .check(CLASSES);
    }
}

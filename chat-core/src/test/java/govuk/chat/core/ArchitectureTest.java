package govuk.chat.core;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The picture in docs/architecture.md, "What each package may import". */
final class ArchitectureTest {
    private static final String ROOT = "govuk.chat.core.";
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("govuk.chat.core");

    @Test
    void packages_haveNoCycles() {
        slices().matching("govuk.chat.core.(**)").should().beFreeOfCycles().check(CLASSES);
    }

    /** A package and what else of ours it may import. Adding to a line needs a reason in docs/architecture.md. */
    @ParameterizedTest
    @CsvSource({
        "model,",
        "store, model",
        "agent, model",
        "reply, model store agent",
        "store.jdbc, model store",
        "agent.echo, model agent",
        "agent.openai, model agent",
        "agent.websocket, model agent",
        "reply.memory, model reply",
        "limit,",
        "limit.memory, limit",
        "redis, model",
        "reply.redis, model reply redis",
        "limit.redis, limit redis",
        "cache,",
        "cache.redis, cache redis",
        "store.cached, model store cache",
        "screen, model",
        "auth, model",
        "health,",
        "service, model store agent reply screen auth",
        "setting, model store service",
        "client, model",
        "client.admin, model client",
    })
    void packages_importNoMoreThanTheyMay(String name, String others) {
        var allowed = (name + " " + (others == null ? "" : others)).strip().split(" ");
        classes()
                .that()
                .resideInAPackage(ROOT + name)
                .should()
                .onlyDependOnClassesThat(resideOutsideOfPackages("govuk.chat..")
                        .or(resideInAnyPackage(
                                Arrays.stream(allowed).map(ROOT::concat).toArray(String[]::new))))
                .check(CLASSES);
    }

    @Test
    void leaves_areNamedByConfigOnly() {
        noClasses()
                .that()
                .resideInAnyPackage("govuk.chat.core.model..", "govuk.chat.core.service..")
                .or()
                .resideInAnyPackage(
                        "govuk.chat.core.store",
                        "govuk.chat.core.agent",
                        "govuk.chat.core.reply",
                        "govuk.chat.core.cache",
                        "govuk.chat.core.limit")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "govuk.chat.core.store.*..",
                        "govuk.chat.core.agent.*..",
                        "govuk.chat.core.reply.*..",
                        "govuk.chat.core.cache.*..",
                        "govuk.chat.core.limit.*..")
                .check(CLASSES);
    }

    @Test
    void model_needsTheJdkOnly() {
        classes()
                .that()
                .resideInAPackage("govuk.chat.core.model..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("java..", "govuk.chat.core.model..", "org.jspecify..")
                .check(CLASSES);
    }

    @Test
    void library_knowsNoWebServerAndNoEnvironment() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.dropwizard..", "jakarta..", "org.eclipse.jetty..", "org.glassfish..")
                .orShould()
                .callMethod(System.class, "getenv")
                .orShould()
                .callMethod(System.class, "getenv", String.class)
                .check(CLASSES);
    }
}

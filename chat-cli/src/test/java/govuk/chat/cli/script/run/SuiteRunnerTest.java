package govuk.chat.cli.script.run;

import static govuk.chat.cli.script.run.FakeTargets.brokenReply;
import static govuk.chat.cli.script.run.FakeTargets.refused;
import static govuk.chat.cli.script.run.FakeTargets.saying;
import static govuk.chat.cli.script.run.FakeTargets.status;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import govuk.chat.cli.script.ScriptProblem;
import govuk.chat.cli.script.ScriptProblems;
import govuk.chat.cli.script.read.ScriptReader;
import govuk.chat.cli.script.server.Answer;
import govuk.chat.core.testing.Await;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SuiteRunnerTest {
    private final FakeTargets targets = new FakeTargets();
    private final List<Duration> pauses = new ArrayList<>();
    private final RunSwitch runSwitch = new RunSwitch();
    private final AtomicInteger ids = new AtomicInteger();
    private Given given = new Given(Map.of(), Map.of(), Map.of());
    private Map<String, String> environment = Map.of();

    @TempDir
    Path folder;

    @Test
    void run_conversation_staysInOneSession() throws Exception {
        targets.answering(saying("It costs £88."), saying("Yes, £88."));

        var result = run("""
            vars: { service: passport }
            steps:
              - user: "How do I renew my {{service}}?"
                capture: { fee: { regex: '£(\\d+)' } }
              - user: "You say £{{fee}}?"
                expect: [ { contains: "£{{fee}}" } ]
            """);

        assertThat(result.passed()).isEqualTo(2);
        assertThat(targets.heard()).containsExactly("/s1: How do I renew my passport?", "/s1: You say £88?");
        assertThat(targets.closed()).isEqualTo(1);
    }

    @Test
    void run_capturedAndSecretValues_areHiddenEverywhere() throws Exception {
        environment = Map.of("CHAT_TOKEN", "top secret");
        targets.answering(saying("The fee is 8850. TOP SECRET"), saying("no"));

        var result = run("""
            secrets: { token: { env: CHAT_TOKEN } }
            steps:
              - user: "With {{token}} and 8850"
                capture: { fee: { regex: '\\d+' } }
              - user: "{{fee}}?"
                expect: [ { equals: "{{fee}} {{token}}" } ]
            """);

        assertThat(targets.heard()).first().asString().contains("top secret");
        assertThat(result.files().toString())
                .contains("With *** and ***", "The fee is ***. ***", "*** ***")
                .doesNotContain("8850")
                .doesNotContainIgnoringCase("top secret");
    }

    @Test
    void run_failedQuestion_skipsTheRest() throws Exception {
        var result = run("""
            steps:
              - user: one
                expect: [ { contains: two } ]
              - health: ready
            """);

        assertThat(outcomes(result)).containsExactly("Failed", "Skipped");
        assertThat(targets.heard()).hasSize(1);
    }

    @Test
    void run_failedCall_goesOn() throws Exception {
        targets.answering(status(404, "no"));

        var result = run("""
            steps:
              - http: GET /nowhere
              - user: hi
            """);

        assertThat(outcomes(result)).containsExactly("Failed", "Passed");
    }

    @Test
    void run_emptyAnswer_failsWithoutExpectationsOnly() throws Exception {
        targets.answering(saying(" "), saying(" "));

        assertThat(outcomes(run("steps: [ { user: hi } ]"))).containsExactly("Failed");
        assertThat(outcomes(run("steps: [ { user: hi, expect: [ { not_contains: x } ] } ]")))
                .containsExactly("Passed");
    }

    @Test
    void run_refusalThatIsExpected_passes() throws Exception {
        targets.answering(refused(422, "INVALID_INPUT"));

        var result = run("steps: [ { user: x, retry: 3, expect: [ { error: INVALID_INPUT }, { status: 422 } ] } ]");

        assertThat(outcomes(result)).containsExactly("Passed");
    }

    @Test
    void run_brokenReply_isAFailedExpectation() throws Exception {
        targets.answering(brokenReply("ANSWER_TOO_LONG", 200));

        var result = run("steps: [ { user: x, expect: [ { contains: so far } ] } ]");

        assertThat(result.hasFailedExpectation()).isTrue();
        assertThat(result.files().toString()).contains("Broke. (200 ANSWER_TOO_LONG)");
    }

    @ParameterizedTest
    @CsvSource({
        "401, UNAUTHENTICATED, FORBIDDEN",
        "403, FORBIDDEN, FORBIDDEN",
        "429, RATE_LIMITED, BUSY",
        "503, AGENT_UNAVAILABLE, BUSY",
        "503, CIRCUIT_BREAKER_OPEN, BUSY",
        "503, SERVICE_OFFLINE, UNREACHABLE",
    })
    void run_troubleWithTheServer_isNoFailedExpectation(int status, String code, Trouble trouble) throws Exception {
        targets.answering(refused(status, code));

        var result = run("steps: [ { user: hi, expect: [ { contains: x } ] } ]");

        assertThat(result.trouble()).contains(trouble);
        assertThat(result.hasFailedExpectation()).isFalse();
    }

    @Test
    void run_lost_isUnreachableWhateverIsExpected() throws Exception {
        targets.answering(Answer.lost("Nobody there.", Duration.ZERO));

        assertThat(run("steps: [ { user: hi, expect: [ { status: 200 } ] } ]").trouble())
                .contains(Trouble.UNREACHABLE);
    }

    @Test
    void run_sessionRefused_isTheAnswerOfTheStep() throws Exception {
        targets.refusingSessions(refused(401, "UNAUTHENTICATED"));

        assertThat(run("steps: [ { user: hi } ]").trouble()).contains(Trouble.FORBIDDEN);
        assertThat(outcomes(run("steps: [ { user: hi, expect: [ { status: 401 } ] } ]")))
                .containsExactly("Passed");
    }

    @Test
    void run_retry_repeatsWhatDidNotGetThrough() throws Exception {
        targets.answering(
                Answer.lost("Nobody there.", Duration.ZERO), refused(503, "AGENT_UNAVAILABLE"), saying("here"));

        var result = run("steps: [ { user: hi, retry: 2 } ]");

        assertThat(outcomes(result)).containsExactly("Passed");
        assertThat(pauses).containsExactly(Duration.ofMillis(250), Duration.ofMillis(500));
    }

    @Test
    void run_retry_isNotForFailedChecksNorForRefusals() throws Exception {
        run("steps: [ { user: hi, retry: 5, expect: [ { contains: x } ] } ]");
        targets.answering(refused(404, "SESSION_NOT_FOUND"));
        run("steps: [ { user: ho, retry: 5 } ]");

        assertThat(targets.heard()).hasSize(2);
        assertThat(pauses).isEmpty();
    }

    @Test
    void run_repeat_wantsSoManyPasses() throws Exception {
        targets.answering(saying("no"), saying("yes"), saying("yes"), saying("no"), saying("no"));

        assertThat(outcomes(run("""
            steps:
              - user: hi
                repeat: { times: 3, pass: 2 }
                expect: [ { contains: yes } ]
            """))).containsExactly("Passed");
        var failed = run("""
            steps:
              - user: hi
                repeat: { times: 3, pass: 2 }
                expect: [ { contains: yes } ]
            """);
        assertThat(outcomes(failed)).containsExactly("Failed");
        assertThat(failed.files().toString()).contains("passed 0 of 3 times, has to 2");
        assertThat(targets.heard()).hasSize(5);
    }

    @Test
    void run_contextsAndNewSessions_keepTheirOwn() throws Exception {
        run("""
            steps:
              - user: one
              - user: two
                as: alice
              - user: three
              - user: four
                new_session: true
              - http: POST /x/{{session.id}}
                as: alice
                headers: { X-Test: "{{session.id}}" }
                body: { id: "{{session.id}}", n: 1 }
            """);

        assertThat(targets.heard().subList(0, 4))
                .containsExactly("/s1: one", "alice/s2: two", "/s1: three", "/s3: four");
        assertThat(targets.heard().get(4))
                .startsWith("alice: POST /x/s2")
                .contains("X-Test=s2", "Content-Type=application/json", "{\"id\":\"s2\",\"n\":1}");
    }

    @Test
    void run_sessionIdBeforeAQuestion_beginsOne() throws Exception {
        run("steps: [ { http: 'GET /api/v1/sessions/{{session.id}}' } ]");

        assertThat(targets.heard()).containsExactly(": GET /api/v1/sessions/s1");
    }

    @Test
    void run_builtIns() throws Exception {
        run("steps: [ { user: '{{now}} {{uuid}} {{uuid}}' } ]");

        assertThat(targets.heard()).singleElement().asString().matches("/s1: 2026-11-25T12:00:00Z id\\d id\\d");
    }

    @Test
    void run_variables_theNearestCounts() throws Exception {
        given = new Given(
                Map.of("a", "option"),
                Map.of("CHAT_VAR_a", "environment", "CHAT_VAR_B", "environment"),
                Map.of("a", "file", "b", "file", "c", "file"));

        run("""
            vars: { a: script, b: script, c: script, d: script }
            steps: [ { user: "{{a}} {{b}} {{c}} {{d}}" } ]
            """);

        assertThat(targets.heard()).containsExactly("/s1: option environment file script");
    }

    @Test
    void run_secretThatIsGiven_countsMoreAndIsHiddenAllTheSame() throws Exception {
        given = new Given(Map.of("token", "other secret"), Map.of(), Map.of());

        var result = run("""
            secrets: { token: { env: CHAT_TOKEN } }
            steps: [ { user: "{{token}}" } ]
            """);

        assertThat(targets.heard()).containsExactly("/s1: other secret");
        assertThat(result.files().toString()).doesNotContain("other secret");
    }

    @Test
    void run_whatWasNotCaptured_skipsTheStepThatNeedsIt() throws Exception {
        var result = run("""
            steps:
              - http: GET /x
                capture: { id: { regex: 'id=(\\d+)' } }
              - http: GET /x/{{id}}
              - user: hi
            """);

        assertThat(outcomes(result)).containsExactly("Failed", "Skipped", "Passed");
    }

    @Test
    void run_skippedStepAndPause() throws Exception {
        var result = run("""
            steps:
              - user: hi
                skip: not in this country
              - wait: 2s
            """);

        assertThat(outcomes(result)).containsExactly("Skipped", "Passed");
        assertThat(pauses).containsExactly(Duration.ofSeconds(2));
    }

    @Test
    void run_unknownContextAndMissingSecret_areSaidBeforeAnythingIsSent() {
        var problems =
                catchThrowableOfType(ScriptProblems.class, () -> run("""
                    secrets: { token: { env: CHAT_TOKEN }, key: { file: nowhere.txt } }
                    steps:
                      - user: hi
                        as: stranger
                    """)).problems();

        assertThat(problems)
                .extracting(ScriptProblem::sentence)
                .satisfiesExactlyInAnyOrder(
                        sentence -> assertThat(sentence).startsWith("there is no context \"stranger\""),
                        sentence -> assertThat(sentence).endsWith("CHAT_TOKEN, which is not set."),
                        sentence -> assertThat(sentence).endsWith("there is no such file."));
        assertThat(targets.heard()).isEmpty();
    }

    @Test
    void run_manyFilesAtOnce_areHandedOutInTheirOrder() throws Exception {
        for (var i = 10; i < 30; i++) {
            Files.writeString(folder.resolve("s" + i + ".chat.yaml"), "steps: [ { user: hi }, { user: ho } ]");
        }
        var names = new ArrayList<String>();

        var result = runner().run(ScriptReader.read(List.of(folder)), 8, false, file -> names.add(file.name()));

        assertThat(result.passed()).isEqualTo(40);
        assertThat(names).isSorted().hasSize(20);
    }

    @Test
    void run_failFast_skipsEverythingAfterTheFirstFailure() throws Exception {
        Files.writeString(
                folder.resolve("a.chat.yaml"), "steps: [ { http: /x, expect: [ { status: 404 } ] }, { user: hi } ]");
        Files.writeString(folder.resolve("b.chat.yaml"), "steps: [ { user: hi } ]");

        var result = runner().run(ScriptReader.read(List.of(folder)), 1, true, file -> {});

        assertThat(outcomes(result)).containsExactly("Failed", "Skipped", "Skipped");
    }

    @Test
    void interrupt_inTheMiddle_givesWhatThereIs() throws Exception {
        Files.writeString(
                folder.resolve("a.chat.yaml"), "steps: [ { user: hi }, { user: wait for ever }, { user: ho } ]");
        Files.writeString(folder.resolve("b.chat.yaml"), "steps: [ { user: hi } ]");
        var scripts = ScriptReader.read(List.of(folder));
        var running = CompletableFuture.supplyAsync(() -> {
            try {
                return runner().run(scripts, 1, false, file -> {});
            } catch (ScriptProblems e) {
                throw new IllegalStateException(e);
            }
        });
        Await.until(
                "the first answer",
                Duration.ofSeconds(20),
                () -> targets.heard().size() == 1);

        runSwitch.interrupt();

        var result = running.get(20, TimeUnit.SECONDS);
        assertThat(outcomes(result)).containsExactly("Passed", "Skipped", "Skipped", "Skipped");
        assertThat(result.isInterrupted()).isTrue();
    }

    @Test
    void slowestOfMost_isTheNearestRank() throws Exception {
        assertThat(run("steps: [ { user: hi } ]").slowestOfMost()).contains(Duration.ofMillis(1_200));
        assertThat(run("steps: [ { health: live } ]").slowestOfMost()).isEmpty();
    }

    private SuiteResult run(String text) throws Exception {
        var file = Files.writeString(folder.resolve("script.chat.yaml"), text);
        return runner().run(ScriptReader.read(List.of(file)), 1, false, result -> {});
    }

    private SuiteRunner runner() {
        var clock = Clock.fixed(Instant.parse("2026-11-25T12:00:00Z"), ZoneOffset.UTC);
        var world = new World(clock, () -> "id" + ids.incrementAndGet(), pauses::add, environment);
        return new SuiteRunner(targets, given, world, runSwitch);
    }

    private static List<String> outcomes(SuiteResult result) {
        return result.files().stream()
                .flatMap(file -> file.steps().stream())
                .map(step -> step.outcome().getClass().getSimpleName())
                .toList();
    }
}

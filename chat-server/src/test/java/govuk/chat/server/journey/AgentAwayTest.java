package govuk.chat.server.journey;

import static govuk.chat.core.testing.FakeOpenAiAgent.saying;
import static govuk.chat.core.testing.FakeOpenAiAgent.sayingThenSilent;
import static govuk.chat.core.testing.FakeOpenAiAgent.status;
import static org.assertj.core.api.Assertions.assertThat;

import govuk.chat.core.testing.Await;
import govuk.chat.core.testing.FakeOpenAiAgent;
import govuk.chat.server.testing.Caller;
import govuk.chat.server.testing.FormPerson;
import govuk.chat.server.testing.RunningServer;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An agent that is away, has its hands full, or is stood in for: what people see of it from outside. */
@SuppressWarnings("NullAway.Init")
class AgentAwayTest {
    @TempDir
    Path folder;

    private FakeOpenAiAgent agent;

    @BeforeEach
    void start() {
        agent = new FakeOpenAiAgent();
    }

    @AfterEach
    void stop() {
        agent.close();
    }

    private RunningServer server(Map<String, String> more) throws Exception {
        var variables = new HashMap<>(Map.of(
                "AI_AGENT_URL", agent.url().toString(),
                "AI_AGENT_RETRIES", "0",
                "AI_AGENT_BREAKER_OPEN", "200ms"));
        variables.putAll(more);
        return RunningServer.start(folder.resolve("data"), variables);
    }

    /** Five questions that the agent does not answer: it is away from then on. */
    private void goAway(RunningServer server) throws Exception {
        agent.always(status(503));
        var caller = server.visitor();
        for (var i = 0; i < 4; i++) {
            assertThat(caller.send("Hello?").at("/reply/error/code")).isEqualTo("AGENT_UNAVAILABLE");
        }
        assertThat(caller.send("Hello?").status()).isEqualTo(202);
    }

    @Test
    void agentAway_messagesAreTakenAtOnce_andAnsweredInOrderWhenItIsBack() throws Exception {
        try (var server = server(Map.of())) {
            goAway(server);
            var caller = server.visitor();
            var replies = new ArrayList<String>();
            for (var text : List.of("One?", "Two?", "Three?")) {
                // Nothing here says how long to wait: the usual wait of 30 seconds would be noticed.
                var sent = caller.send(text);
                assertThat(sent.status()).isEqualTo(202);
                assertThat(sent.at("/reply/status")).isEqualTo("queued");
                assertThat(sent.header("Location")).endsWith("/api/v1/replies/" + sent.at("/reply/id"));
                replies.add(sent.at("/reply/id"));
            }
            awaitWord(caller, replies.get(2), "AGENT_AWAY");

            agent.always(saying("Here again."));

            for (var reply : replies) {
                var events = caller.events(reply, "", Integer.MAX_VALUE);
                assertThat(events.getLast().type()).isEqualTo("reply.completed");
                assertThat(events)
                        .filteredOn(event -> event.type().equals("reply.failed"))
                        .isEmpty();
            }
            assertThat(caller.get(caller.messages()).json().findValuesAsText("content"))
                    .containsExactly("One?", "Two?", "Three?", "Here again.", "Here again.", "Here again.");
            assertThat(caller.send("And now?").status()).isEqualTo(200);
        }
    }

    /** On trial a reply runs for a moment, so it is looked at until it is seen waiting. */
    private static void awaitWord(Caller caller, String reply, String reason) {
        Await.until(
                reason,
                () -> caller.get("/api/v1/replies/" + reply).at("/queue/reason").equals(reason));
    }

    @Test
    void agentAway_pageWithoutScriptSaysSoAtOnce() throws Exception {
        try (var server = server(Map.of("AI_AGENT_BREAKER_OPEN", "1h"))) {
            goAway(server);
            var person = new FormPerson(server::uri);

            var sent = person.submit("/chat", "/chat/messages", Map.of("message", "Hello?", "key", "a-key"));
            var page = person.get(location(sent));

            assertThat(page.body())
                    .contains("The assistant is not available at the moment. Your message is saved")
                    .contains("Check again")
                    // That one is the template for the script.
                    .containsOnlyOnce("Writing an answer");
        }
    }

    /** Without the place on the page. */
    private static String location(HttpResponse<String> sent) {
        return sent.headers().firstValue("Location").orElseThrow().replaceFirst("#.*", "");
    }

    @Test
    void agentFull_othersWaitAndSeeTheirPlace_andTooManyAreRefused() throws Exception {
        try (var server = server(Map.of("AI_AGENT_MAX_RUNNING", "1", "AI_AGENT_MAX_WAITING", "2"))) {
            agent.always(saying("Your turn.")).next(sayingThenSilent("Long"));
            var first = server.visitor();
            var running = first.sendOnly("One?").at("/reply/id");
            first.events(running, "", 2);
            var second = server.visitor();
            var third = server.visitor();

            var next = second.sendOnly("Two?");
            var after = third.sendOnly("Three?");
            var refused = server.visitor().sendOnly("Four?");

            assertThat(next.status()).isEqualTo(202);
            assertThat(next.at("/reply/queue/reason")).isEqualTo("AGENT_BUSY");
            assertThat(next.at("/reply/queue/message")).startsWith("The assistant is busy. Your message is next.");
            assertThat(after.at("/reply/queue/ahead")).isEqualTo("1");
            assertThat(refused.status()).isEqualTo(503);
            assertThat(refused.at("/error/code")).isEqualTo("AGENT_BUSY");
            assertThat(refused.at("/error/isRetryable")).isEqualTo("true");

            first.call("DELETE", "/api/v1/replies/" + running, "", Map.of());

            for (var waiting : Map.of(second, next, third, after).entrySet()) {
                var ended = waiting.getKey()
                        .get("/api/v1/replies/" + waiting.getValue().at("/reply/id") + "?wait=30");
                assertThat(ended.at("/message/content")).isEqualTo("Your turn.");
            }
        }
    }

    @Test
    void severalAgents_areChosenBySession_andStandInForEachOther() throws Exception {
        agent.always(saying("From the usual one."));
        try (var reserve = new FakeOpenAiAgent().always(saying("From the reserve."))) {
            var file = Files.writeString(folder.resolve("settings.yml"), """
                chat:
                  agents:
                    main:
                      resilience:
                        fallbacks: [reserve]
                    reserve:
                      url: %s
                """.formatted(reserve.url()));
            var variables = Map.of("AI_AGENT_URL", agent.url().toString(), "AI_AGENT_RETRIES", "0");
            try (var server = RunningServer.start(folder.resolve("data"), variables, file)) {
                var caller = server.visitor();
                assertThat(answer(caller.send("Who?"))).isEqualTo("From the usual one.");

                var chosen = caller.post("/api/v1/sessions", "{\"agent\":\"reserve\"}")
                        .at("/sessionId");
                var direct = caller.post("/api/v1/sessions/" + chosen + "/messages", Caller.content("Who?"));
                assertThat(answer(direct)).isEqualTo("From the reserve.");
                assertThat(direct.at("/reply/agent")).isEqualTo("reserve");
                assertThat(direct.at("/reply/message/metadata/answeredBy")).isEmpty();
                assertThat(caller.post("/api/v1/sessions", "{\"agent\":\"nobody\"}")
                                .status())
                        .isEqualTo(400);

                agent.always(status(500));
                var stoodIn = caller.send("And now?");
                assertThat(answer(stoodIn)).isEqualTo("From the reserve.");
                assertThat(stoodIn.at("/reply/agent")).isEqualTo("main");
                assertThat(stoodIn.at("/reply/message/metadata/answeredBy")).isEqualTo("reserve");
            }
        }
    }

    private static String answer(Caller.Answer sent) throws Exception {
        return sent.at("/reply/message/content");
    }

    @Test
    void standIn_isNamedOnThePage() throws Exception {
        try (var reserve = new FakeOpenAiAgent().always(saying("From the reserve."))) {
            var file = Files.writeString(folder.resolve("settings.yml"), """
                chat: {agents: {main: {resilience: {fallbacks: [reserve]}}, reserve: {url: '%s'}}}
                """.formatted(reserve.url()));
            var variables = Map.of("AI_AGENT_URL", agent.url().toString(), "AI_AGENT_RETRIES", "0");
            agent.always(status(500));
            try (var server = RunningServer.start(folder.resolve("data"), variables, file)) {
                var person = new FormPerson(server::uri);

                var sent = person.submit("/chat", "/chat/messages", Map.of("message", "Who?", "key", "a-key"));
                var page = person.get(location(sent));

                assertThat(page.body())
                        .contains("From the reserve.")
                        .contains("Another assistant wrote this answer, because the usual one was not available.");
            }
        }
    }
}

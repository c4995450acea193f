package govuk.chat.server.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import govuk.chat.core.client.ApiException;
import govuk.chat.core.client.ChatClient;
import govuk.chat.core.client.admin.AdminCalls;
import govuk.chat.core.client.admin.AgentCalls.Wish;
import govuk.chat.core.client.admin.MetricCalls.RemoteMetric;
import govuk.chat.core.model.BreakerState;
import govuk.chat.core.model.User;
import govuk.chat.core.model.UserRole;
import govuk.chat.core.testing.Await;
import govuk.chat.core.testing.EmbeddedPostgresServer;
import govuk.chat.core.testing.EmbeddedRedisServer;
import govuk.chat.core.testing.FakeOpenAiAgent;
import govuk.chat.server.testing.Caller;
import govuk.chat.server.testing.RunningServer;
import govuk.chat.server.testing.Users;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Two servers on one PostgreSQL and one Redis, as operators look after them: by the client, and by the API where that would hide it. */
@SuppressWarnings("NullAway.Init")
class OperationsApiTest {
    private static final String AGENTS = "/api/v1/admin/agents";
    private static final String AUDIT = "/api/v1/admin/audit?limit=1&action=";

    @TempDir
    static Path data;

    private static FakeOpenAiAgent usual;
    private static FakeOpenAiAgent spare;
    private static EmbeddedRedisServer redis;
    private static RunningServer one;
    private static RunningServer other;
    private static Users users;
    private static User administrator;
    private static Caller admin;
    private static ChatClient clientOfOne;
    private static ChatClient clientOfOther;
    private static AdminCalls calls;
    private static AdminCalls callsOfOther;

    @BeforeAll
    static void start() throws Exception {
        usual = new FakeOpenAiAgent().always(FakeOpenAiAgent.saying("From the usual one."));
        spare = new FakeOpenAiAgent().always(FakeOpenAiAgent.saying("From the spare one."));
        redis = EmbeddedRedisServer.start();
        var url = EmbeddedPostgresServer.shared().newDatabase();
        var settings = Files.writeString(data.resolve("chat.yml"), """
            chat:
              agents:
                main:
                  url: %s
                  apiKey: the-key-of-the-agent
                spare:
                  url: %s
            """.formatted(usual.url(), spare.url()));
        var variables = Map.of(
                "DATABASE_URL",
                url,
                "REDIS_URL",
                "redis://127.0.0.1:" + redis.port(),
                "SESSION_SECRET",
                "what both servers sign their visitors' tokens with",
                "AI_AGENT_RETRY_DELAY",
                "10ms");
        users = Users.inPostgres(url);
        administrator = users.create(UserRole.ADMIN);
        one = RunningServer.start(data.resolve("one"), variables, settings);
        other = RunningServer.start(data.resolve("other"), variables, settings);
        admin = one.stranger().signIn(administrator.email().value(), Users.PASSWORD);
        clientOfOne = signedIn(one);
        clientOfOther = signedIn(other);
        calls = AdminCalls.of(clientOfOne);
        callsOfOther = AdminCalls.of(clientOfOther);
    }

    @AfterAll
    static void stop() {
        clientOfOne.close();
        clientOfOther.close();
        other.close();
        one.close();
        users.close();
        redis.close();
        spare.close();
        usual.close();
    }

    @Test
    void caches_areShown_andFlushedOnBothServers() throws Exception {
        var visitor = one.visitor();
        visitor.get(visitor.messages());
        visitor.get(visitor.messages());
        Await.until("something is kept", () -> calls.caches().list().getFirst().entries() > 0);
        var cache = calls.caches().list().getFirst();
        assertThat(cache.name()).isEqualTo("owners");
        assertThat(cache.localHits() + cache.sharedHits()).isPositive();
        assertThat(cache.hitRatio()).isBetween(0.1, 1.0);

        var flushed = calls.caches().flush("owners");

        assertThat(flushed.isEverywhere()).isTrue();
        assertThat(flushed.nodes()).hasSize(2);
        assertThat(flushed.nodes().stream().mapToLong(node -> node.entries()).sum())
                .isPositive();
        assertThat(calls.caches().flushAll())
                .singleElement()
                .satisfies(all -> assertThat(all.cache()).isEqualTo("owners"));
        var told = admin.get(AUDIT + "cache_flushed");
        assertThat(told.at("/entries/0/subject")).isEqualTo("owners");
        assertThat(told.at("/entries/0/details/nodes")).isEqualTo("2");
        assertThat(admin.post("/api/v1/admin/caches/none/flush", "{}").status()).isEqualTo(404);
    }

    @Test
    void agents_areShown_withoutTheirAddressesAndKeys() throws Exception {
        var shown = admin.get(AGENTS);

        assertThat(shown.json().at("/agents").findValuesAsText("name")).containsExactly("main", "spare");
        assertThat(shown.at("/agents/0/kind")).isEqualTo("openai");
        assertThat(shown.at("/agents/0/isDefault")).isEqualTo("true");
        assertThat(shown.at("/agents/0/queued")).isEqualTo("0");
        assertThat(shown.text()).doesNotContain("the-key-of-the-agent", "127.0.0.1", "http");
    }

    @Test
    void route_holdsOnBothServers_untilItIsTakenBack() throws Exception {
        var version = calls.agents().get("main").version();

        var routed = calls.agents()
                .override(
                        "main", new Wish("route", "spare", Duration.ofMinutes(30), "The usual one is moved"), version);

        assertThat(routed.override()).hasValueSatisfying(override -> {
            assertThat(override.state()).isEqualTo("route");
            assertThat(override.routeTo()).isEqualTo("spare");
            assertThat(override.comment()).isEqualTo("The usual one is moved");
        });
        assertThat(answer(one)).isEqualTo("From the spare one.");
        Await.until("the other server has noticed", () -> answer(other).equals("From the spare one."));
        assertThat(admin.get(AUDIT + "setting_changed&subject=agents.main").at("/entries/0/details/after"))
                .contains("\"routeTo\":\"spare\"");

        var alone = calls.agents().automatic("main", "It is back", routed.version());

        assertThat(alone.override()).isEmpty();
        assertThat(answer(one)).isEqualTo("From the usual one.");
        Await.until("the other server has noticed", () -> answer(other).equals("From the usual one."));
    }

    @Test
    void open_keepsPeopleAway_andTheirMessagesWait() throws Exception {
        var open = new Wish("open", "", Duration.ofMinutes(5), "It says nonsense");
        var forced =
                calls.agents().override("main", open, calls.agents().get("main").version());
        assertThat(forced.state()).isEqualTo(BreakerState.OPEN);
        var visitor = one.visitor();

        var sent = visitor.send("Is anybody there?");

        assertThat(sent.status()).isEqualTo(202);
        assertThat(calls.agents().get("main").queued()).hasValue(1);
        assertThatThrownBy(() -> calls.agents().override("main", open, "\"0\""))
                .isInstanceOfSatisfying(
                        ApiException.class, e -> assertThat(e.code()).isEqualTo("PRECONDITION_FAILED"));
        calls.agents().automatic("main", "It is well", forced.version());
        var reply = "/api/v1/replies/" + sent.at("/reply/id");
        Await.until("the answer", () -> visitor.get(reply).at("/status").equals("completed"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        {"comment":"a"}                                             | state: must be one of
        {"state":"automatic","for":"PT1H","comment":"a"}            | state: must be one of
        {"state":"ajar","for":"PT1H","comment":"a"}                 | value.state: must be one of
        {"state":"open","comment":"a"}                              | for or until: say how long
        {"state":"open","for":"PT1H","until":"2999-01-01T00:00:00Z","comment":"a"} | for or until: say how long
        {"state":"open","for":"an hour","comment":"a"}              | for: must be a duration
        {"state":"open","for":"PT0S","comment":"a"}                 | for: must be later than now
        {"state":"open","for":"P31D","comment":"a"}                 | for: must be later than now, and no more than 30 days
        {"state":"open","until":"2020-01-01T00:00:00Z","comment":"a"} | until: must be later than now
        {"state":"open","until":"noon","comment":"a"}               | until: must be a time
        {"state":"open","for":"PT1H"}                               | comment: say why
        {"state":"route","for":"PT1H","comment":"a"}                | value.routeTo: must be one of spare
        {"state":"route","routeTo":"main","for":"PT1H","comment":"a"} | value.routeTo: must be one of spare
        """)
    void override_bad_isNamed(String body, String sentence) throws Exception {
        var seen = admin.get(AGENTS + "/main").header("ETag");

        var refused = admin.call("PUT", AGENTS + "/main/override", body, Map.of("If-Match", seen));

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.at("/detail")).startsWith(sentence);
        assertThat(admin.get(AGENTS + "/main").header("ETag")).isEqualTo(seen);
    }

    @Test
    void override_ofNobody_isNotFound_andWithoutVersionRefused() throws Exception {
        var body = "{\"state\":\"open\",\"for\":\"PT1H\",\"comment\":\"a\"}";

        assertThat(admin.call("PUT", AGENTS + "/nobody/override", body, Map.of("If-Match", "\"0\""))
                        .status())
                .isEqualTo(404);
        assertThat(admin.call("PUT", AGENTS + "/main/override", body, Map.of()).status())
                .isEqualTo(428);
        assertThat(admin.call("PUT", AGENTS + "/main/override", "", Map.of("If-Match", "\"0\""))
                        .status())
                .isEqualTo(400);
    }

    @Test
    void drain_endsWhatRuns_leavesTheRestToTheOther_andIsTakenBack() throws Exception {
        var gate = new Semaphore(0);
        usual.next(wire -> {
            wire.startStream();
            gate.acquire();
            wire.piece("Before it was drained.");
            wire.done();
        });
        var visitor = one.visitor();
        var running = visitor.sendOnly("What?").at("/reply/id");
        Await.until("it is asked", () -> calls.replica().get().replies() == 1);

        var drained = calls.replica().drain("A new kernel");

        assertThat(drained.isDraining()).isTrue();
        assertThat(drained.replies()).isEqualTo(1);
        assertThat(drained.level()).isEqualTo("full");
        assertThat(drained.services()).containsOnlyKeys("database", "agent", "redis");
        assertThat(one.stranger().get("/ready").at("/status")).isEqualTo("draining");
        assertThat(callsOfOther.replica().get().isDraining()).isFalse();
        // Sent to the drained one, answered by the other.
        assertThat(answer(one)).isEqualTo("From the usual one.");
        gate.release();
        assertThat(visitor.get("/api/v1/replies/" + running + "?wait=20").at("/message/content"))
                .isEqualTo("Before it was drained.");
        Await.until("it is empty", () -> calls.replica().get().replies() == 0);
        var told = admin.get(AUDIT + "replica_drained");
        assertThat(told.at("/entries/0/details/comment")).isEqualTo("A new kernel");
        assertThat(told.at("/entries/0/subject")).isEqualTo(drained.name());

        assertThat(calls.replica().resume().isDraining()).isFalse();

        assertThat(one.stranger().get("/ready").at("/status")).isEqualTo("ready");
        assertThat(admin.get(AUDIT + "replica_resumed").at("/entries/0/actor")).isEqualTo("user:" + administrator.id());
        assertThat(admin.post("/api/v1/admin/replica/drain", "{\"comment\":\" \"}")
                        .at("/detail"))
                .startsWith("comment: say why");
    }

    @Test
    void metrics_areThoseOfPrometheus() throws Exception {
        answer(one);
        var names = Set.of("chat_messages_total", "chat_message_duration_seconds", "chat_build_info");

        var metrics = calls.metrics().list(names);

        assertThat(metrics).extracting(RemoteMetric::name).containsExactlyInAnyOrderElementsOf(names);
        var messages = named(metrics, "chat_messages_total");
        assertThat(messages.type()).isEqualTo("counter");
        assertThat(messages.samples())
                .anySatisfy(sample -> assertThat(sample.value()).isPositive());
        var duration = named(metrics, "chat_message_duration_seconds");
        assertThat(duration.samples()).anySatisfy(sample -> {
            assertThat(sample.labels()).containsKeys("type", "status");
            assertThat(sample.count()).isPositive();
            assertThat(sample.buckets().getLast().bound()).isInfinite();
            assertThat(sample.buckets().getLast().count()).isEqualTo(sample.count());
        });
        var all = calls.metrics().list(Set.of());
        var text = one.stranger().get("/metrics").text();
        assertThat(all).allSatisfy(metric -> assertThat(text).contains("\n" + metric.name()));
        assertThat(all).extracting(RemoteMetric::name).contains("jvm_threads_current", "chat_active_connections");
    }

    private static RemoteMetric named(java.util.List<RemoteMetric> metrics, String name) {
        return metrics.stream()
                .filter(metric -> metric.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static String answer(RunningServer server) throws Exception {
        return server.visitor().send("Who are you?").at("/reply/message/content");
    }

    private static ChatClient signedIn(RunningServer server) throws Exception {
        var client = ChatClient.of(server.uri("/"));
        client.signIn().login(administrator.email().value(), Users.PASSWORD);
        return client;
    }
}

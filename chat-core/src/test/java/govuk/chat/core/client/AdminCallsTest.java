package govuk.chat.core.client;

import static govuk.chat.core.testing.FakeChatApi.json;
import static govuk.chat.core.testing.FakeChatApi.problem;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import govuk.chat.core.client.admin.AdminCalls;
import govuk.chat.core.client.admin.AgentCalls.Wish;
import govuk.chat.core.model.BreakerState;
import govuk.chat.core.testing.FakeChatApi;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What goes over the wire, and what the answers become. */
class AdminCallsTest {
    private static final String SETTING = """
        {"name": "banner", "value": {"text": "Hello"}, "default": {"text": ""}, "source": "changed", "version": 3,
         "changedAt": "2026-11-25T11:00:00Z", "changedBy": "user:a", "comment": "a test"}
        """;
    private static final String AGENT = """
        {"name": "main", "kind": "openai", "isDefault": true, "state": "half_open", "failureShare": 0.5, "calls": 10,
         "running": 1, "answeredElsewhere": 2, "lastFailure": {"at": "2026-11-25T11:00:00Z", "code": "AGENT_TIMEOUT"},
         "override": {"state": "route", "routeTo": "spare", "until": "2026-11-25T12:00:00Z", "comment": "a test"}}
        """;
    private static final String REPLICA = """
        {"id": "a1", "name": "7@chat-1", "version": "1.0.0", "startedAt": "2026-11-25T09:00:00Z", "level": "limited",
         "reason": "It takes longer.", "isDraining": true, "replies": 2, "streams": 5, "queued": 1,
         "oldestQueuedAt": "2026-11-25T10:00:00Z", "services": {"database": "healthy"}}
        """;

    private final FakeChatApi server = new FakeChatApi();
    private final ChatClient client = new ChatClient(ClientSettings.of(server.url()), pause -> {});
    private final AdminCalls calls = AdminCalls.of(client);

    @AfterEach
    void close() {
        client.close();
        server.close();
    }

    @Test
    void settings_areReadAndChangedOnTopOfTheirVersion() throws Exception {
        server.next(
                json(200, "{\"settings\": [" + SETTING + "]}"),
                json(200, SETTING),
                json(200, SETTING),
                json(200, SETTING));

        var listed = calls.settings().list().getFirst();
        assertThat(calls.settings().get("banner")).isEqualTo(listed);
        calls.settings().change("banner", Map.of("text", "Hello"), "a test", listed.tag());
        calls.settings().reset("banner", "it is over", listed.tag());

        assertThat(listed.isChanged()).isTrue();
        assertThat(listed.value()).isEqualTo(Map.of("text", "Hello"));
        assertThat(listed.usual()).isEqualTo(Map.of("text", ""));
        assertThat(listed.last())
                .hasValueSatisfying(last -> assertThat(last.by()).isEqualTo("user:a"));
        var changed = server.requests().get(2);
        assertThat(changed.header("If-Match")).isEqualTo("\"3\"");
        assertThat(changed.body()).contains("\"value\":{\"text\":\"Hello\"}", "\"comment\":\"a test\"");
        assertThat(server.requests().getLast().header("If-Match")).isEqualTo("\"3\"");
    }

    /** If the server did it and the answer was lost, a second try would be told of a conflict with ourselves. */
    @Test
    void change_isNotRepeatedAfterAFailure_butReadingIs() throws Exception {
        server.next(problem(500, "INTERNAL_ERROR"), json(200, SETTING));
        assertThatThrownBy(() -> calls.settings().reset("banner", "over", "\"3\""))
                .isInstanceOf(ApiException.class);
        assertThat(server.requests()).hasSize(1);
        server.next(json(200, SETTING), problem(500, "INTERNAL_ERROR"), json(200, SETTING));
        calls.settings().get("banner");
        assertThat(calls.settings().get("banner").version()).isEqualTo(3);
    }

    @Test
    void agents_areReadAndOverridden() throws Exception {
        server.next(json(200, "{\"agents\": [" + AGENT + "]}"), json(200, AGENT), json(200, AGENT), json(200, AGENT));

        var agent = calls.agents().list().getFirst();
        calls.agents().get("main");
        calls.agents().override("main", new Wish("route", "spare", Duration.ofMinutes(30), "a test"), "\"1\"");
        calls.agents().automatic("main", "over", "\"2\"");

        assertThat(agent.state()).isEqualTo(BreakerState.HALF_OPEN);
        assertThat(agent.queued()).isEmpty();
        assertThat(agent.lastFailure())
                .hasValueSatisfying(failed -> assertThat(failed.code()).isEqualTo("AGENT_TIMEOUT"));
        assertThat(agent.override())
                .hasValueSatisfying(now -> assertThat(now.routeTo()).isEqualTo("spare"));
        assertThat(server.requests().get(2).body())
                .isEqualTo("{\"comment\":\"a test\",\"for\":\"PT30M\",\"routeTo\":\"spare\",\"state\":\"route\"}");
    }

    @Test
    void replica_isReadDrainedAndResumed() throws Exception {
        server.always(json(200, REPLICA));

        var replica = calls.replica().get();
        calls.replica().drain("a test");
        calls.replica().resume();

        assertThat(replica.isDraining()).isTrue();
        assertThat(replica.queued()).hasValue(1);
        assertThat(replica.oldestQueuedAt()).contains(Instant.parse("2026-11-25T10:00:00Z"));
        assertThat(replica.services()).isEqualTo(Map.of("database", "healthy"));
        assertThat(server.requests().get(1).body()).isEqualTo("{\"comment\":\"a test\"}");
    }

    @Test
    void caches_areReadAndFlushed() throws Exception {
        var flushed =
                "{\"cache\": \"owners\", \"isEverywhere\": false, \"nodes\": [{\"node\": \"7@a\", \"entries\": 3}]}";
        server.next(
                json(
                        200,
                        "{\"caches\": [{\"name\": \"owners\", \"entries\": 1, \"localHits\": 2, \"sharedHits\": 1,"
                            + " \"misses\": 1},{\"name\": \"new\", \"entries\": 0, \"localHits\": 0, \"sharedHits\":"
                            + " 0, \"misses\": 0}]}"),
                json(200, flushed),
                json(200, "{\"flushed\": [" + flushed + "]}"));

        var caches = calls.caches().list();
        var flush = calls.caches().flush("owners");

        assertThat(caches.getFirst().hitRatio()).isEqualTo(0.75);
        assertThat(caches.getLast().hitRatio()).isZero();
        assertThat(flush.isEverywhere()).isFalse();
        assertThat(flush.nodes().getFirst().entries()).isEqualTo(3);
        assertThat(calls.caches().flushAll()).containsExactly(flush);
    }

    @Test
    void metrics_areReadByName() throws Exception {
        server.always(json(200, """
            {"isComplete": true, "metrics": [{"name": "a_total", "type": "counter", "help": "", "samples": [{"labels": {"x": "y"}, "value": 5}]},
             {"name": "b", "type": "histogram", "help": "", "samples": [{"labels": {}, "count": 2, "sum": 0.7,
              "buckets": [{"le": "0.5", "count": 1}, {"le": "+Inf", "count": 2}]}]}]}
            """));

        var metrics = calls.metrics().list(Set.of("a_total", "b"));

        assertThat(metrics.getFirst().samples().getFirst().labels()).isEqualTo(Map.of("x", "y"));
        assertThat(metrics.getFirst().samples().getFirst().value()).isEqualTo(5);
        var duration = metrics.getLast().samples().getFirst();
        assertThat(duration.value()).isEqualTo(0.7);
        assertThat(duration.count()).isEqualTo(2);
        assertThat(duration.buckets().getLast().bound()).isInfinite();
    }

    @Test
    void strangeAnswer_namesTheField() {
        server.always(json(200, "{\"agents\": [{\"name\": \"main\", \"kind\": \"openai\", \"isDefault\": \"yes\"}]}"));
        assertThatThrownBy(() -> calls.agents().list()).hasMessageContaining("\"isDefault\"");
        server.always(json(200, REPLICA.replace("\"replies\": 2", "\"replies\": \"two\"")));
        assertThatThrownBy(() -> calls.replica().get()).hasMessageContaining("\"replies\"");
    }
}

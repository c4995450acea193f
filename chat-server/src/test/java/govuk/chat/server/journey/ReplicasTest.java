package govuk.chat.server.journey;

import static org.assertj.core.api.Assertions.assertThat;

import govuk.chat.core.testing.Await;
import govuk.chat.core.testing.EmbeddedPostgresServer;
import govuk.chat.core.testing.EmbeddedRedisServer;
import govuk.chat.core.testing.FakeOpenAiAgent;
import govuk.chat.core.testing.FaultProxy;
import govuk.chat.core.testing.FaultProxy.Fault;
import govuk.chat.server.testing.Caller;
import govuk.chat.server.testing.Caller.Event;
import govuk.chat.server.testing.RunningServer;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two servers on one PostgreSQL and one Redis: it does not matter which of them somebody reaches. */
@SuppressWarnings("NullAway.Init")
class ReplicasTest {
    @TempDir
    static Path data;

    private static FakeOpenAiAgent agent;
    private static EmbeddedRedisServer redis;
    private static FaultProxy way;
    private static RunningServer one;
    private static RunningServer other;

    /** Of each test, for an agent that was stopped still waits at its own. */
    private final Semaphore gate = new Semaphore(0);

    @BeforeAll
    static void start() throws Exception {
        agent = new FakeOpenAiAgent();
        redis = EmbeddedRedisServer.start();
        way = new FaultProxy(redis.port());
        var variables = Map.of(
                "AI_AGENT_URL",
                agent.url().toString(),
                "DATABASE_URL",
                EmbeddedPostgresServer.shared().newDatabase(),
                "REDIS_URL",
                "redis://127.0.0.1:" + way.port(),
                "SESSION_SECRET",
                "what both servers sign their visitors' tokens with",
                "RATE_LIMIT_MAX",
                "10000");
        one = RunningServer.start(data.resolve("one"), variables);
        other = RunningServer.start(data.resolve("other"), variables);
    }

    @AfterAll
    static void stop() {
        other.close();
        one.close();
        way.close();
        redis.close();
        agent.close();
    }

    @BeforeEach
    void letTheAgentWaitAtTheGate() {
        agent.always(wire -> {
            wire.startStream();
            for (var piece : List.of("One, ", "two, ", "three.")) {
                gate.acquire();
                wire.piece(piece);
            }
            wire.done();
        });
    }

    @Test
    void reply_askedOnOne_isFollowedOnTheOther_pieceByPiece() throws Exception {
        var here = one.visitor();
        var there = here.at(other::uri);
        var id = here.sendOnly("Count.").at("/reply/id");

        assertFollowedPieceByPiece(there, id);
        assertThat(there.get("/api/v1/replies/" + id).at("/message/content")).isEqualTo("One, two, three.");
    }

    @Test
    void reply_isWaitedForOnTheOther() throws Exception {
        var here = one.visitor();
        var id = here.sendOnly("Count.").at("/reply/id");
        var waiting = CompletableFuture.supplyAsync(() -> waitFor(here.at(other::uri), id));
        gate.release(3);

        assertThat(waiting.get().at("/message/content")).isEqualTo("One, two, three.");
    }

    @Test
    void reply_isStoppedOnTheOther() throws Exception {
        var here = one.visitor();
        var there = here.at(other::uri);
        var id = here.sendOnly("Count.").at("/reply/id");
        gate.release();
        assertThat(there.events(id, "", 2)).hasSize(2);

        there.call("DELETE", "/api/v1/replies/" + id, "", Map.of());

        Await.until(
                "the end", () -> here.get("/api/v1/replies/" + id).at("/status").equals("cancelled"));
        assertThat(there.events(id, "", 99).getLast().type()).isEqualTo("reply.cancelled");
    }

    @Test
    void session_deletedOnOne_isGoneOnTheOther() throws Exception {
        var here = one.visitor();
        var there = here.at(other::uri);
        assertThat(there.get(there.messages()).status()).isEqualTo(200);

        here.call("DELETE", "/api/v1/sessions/" + here.session(), "", Map.of());

        Await.until("gone", () -> there.get(there.messages()).status() == 404);
    }

    @Test
    void limit_isOneForBoth() throws Exception {
        var credentials = Caller.credentials("nobody@example.org", "a wrong password");

        var here = one.stranger().post("/api/v1/auth/login", credentials);
        var there = other.stranger().post("/api/v1/auth/login", credentials);

        var left = Integer.parseInt(here.header("RateLimit-Remaining"));
        assertThat(there.header("RateLimit-Remaining")).isEqualTo(Integer.toString(left - 1));
    }

    @Test
    void redisAway_bothServe_andPiecesComeAgainOnceItIsBack() throws Exception {
        var here = one.visitor();
        var there = here.at(other::uri);
        way.set(new Fault.BlackHole());
        try {
            gate.release(6);
            assertThat(here.send("Count.").at("/reply/message/content")).isEqualTo("One, two, three.");

            var id = here.sendOnly("Count.").at("/reply/id");
            var events = there.events(id, "", 99);
            assertThat(textOf(events)).isEqualTo("One, two, three.");
            assertThat(events.getLast().type()).isEqualTo("reply.completed");
        } finally {
            way.heal();
        }

        // Whoever follows before it is back is caught up when it is.
        var id = here.sendOnly("Count.").at("/reply/id");
        assertFollowedPieceByPiece(there, id);
    }

    /** Sooner than the heartbeat, at which the store is asked in any case. */
    @Test
    void redisAway_theEndIsToldOnTheOtherWithinSeconds() throws Exception {
        var here = one.visitor();
        var there = here.at(other::uri);
        var id = here.sendOnly("Count.").at("/reply/id");
        gate.release();
        var first = there.events(id, "", 2);
        way.set(new Fault.BlackHole());
        try {
            var rest = CompletableFuture.supplyAsync(
                    () -> eventsOf(there, id, first.getLast().id()));
            gate.release(2);
            Await.until(
                    "the end is stored",
                    () -> here.get("/api/v1/replies/" + id).at("/status").equals("completed"));

            assertThat(textOf(rest.get(5, TimeUnit.SECONDS))).isEqualTo("two, three.");
        } finally {
            way.heal();
        }
    }

    /** Each piece is heard before the agent says the next one. */
    private void assertFollowedPieceByPiece(Caller reader, String id) throws Exception {
        gate.release();
        var first = reader.events(id, "", 2);
        assertThat(textOf(first)).isEqualTo("One, ");
        gate.release();
        var second = reader.events(id, first.getLast().id(), 1);
        assertThat(textOf(second)).isEqualTo("two, ");
        gate.release();
        var third = reader.events(id, second.getLast().id(), 99);
        assertThat(textOf(third)).isEqualTo("three.");
        assertThat(third.getLast().type()).isEqualTo("reply.completed");
    }

    private static Caller.Answer waitFor(Caller caller, String id) {
        try {
            return caller.get("/api/v1/replies/" + id + "?wait=20");
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<Event> eventsOf(Caller caller, String id, String after) {
        try {
            return caller.events(id, after, 99);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static String textOf(List<Event> events) {
        return events.stream().map(Event::text).collect(Collectors.joining());
    }
}

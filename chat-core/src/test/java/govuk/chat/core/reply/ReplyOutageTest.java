package govuk.chat.core.reply;

import static org.assertj.core.api.Assertions.assertThat;

import govuk.chat.core.model.Reply;
import govuk.chat.core.model.ReplyEvent;
import govuk.chat.core.model.ReplyPosition;
import govuk.chat.core.model.ReplyState;
import govuk.chat.core.store.Storage;
import govuk.chat.core.store.jdbc.JdbcStorage;
import govuk.chat.core.store.jdbc.PostgresSettings;
import govuk.chat.core.testing.Await;
import govuk.chat.core.testing.EmbeddedPostgresServer;
import govuk.chat.core.testing.FakeAgent;
import govuk.chat.core.testing.FaultProxy;
import govuk.chat.core.testing.FaultProxy.Fault;
import govuk.chat.core.testing.RunningChat;
import govuk.chat.core.testing.Transcript;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The database goes away while a reply is being written, and stays away until all leases have run out. */
final class ReplyOutageTest {
    private static final Duration BOUND = Duration.ofSeconds(40);

    /** Long enough for a busy machine to renew it in time. */
    private static final RunnerSettings SETTINGS = new RunnerSettings(
            Duration.ofSeconds(5),
            RunningChat.QUICK.poll(),
            RunningChat.QUICK.maxRunning(),
            RunningChat.QUICK.maxAttempts(),
            RunningChat.QUICK.maxAnswerLength());

    @Test
    @Timeout(120)
    void answerThatWasFinishedMeanwhile_isKept_andNoAgentIsAskedTwice() throws Exception {
        var url = EmbeddedPostgresServer.shared().newDatabase();
        var gate = new Semaphore(0);
        var agent = FakeAgent.gated(gate, "Hel", "lo");
        try (var proxy = new FaultProxy(
                        URI.create(url.substring("jdbc:".length())).getPort());
                var direct = open(url);
                var storage = open(through(proxy, url));
                var otherStorage = open(through(proxy, url));
                var chat = RunningChat.start(storage, agent, SETTINGS);
                var other = RunningChat.start(otherStorage, agent, SETTINGS)) {
            var reply = chat.send("What?");
            var heard = Transcript.empty();
            var reader = CompletableFuture.runAsync(() -> follow(chat, reply, heard));
            gate.release();
            Await.until("the first word is heard", () -> heard.text().equals("Hel"));

            proxy.set(new Fault.Refuse());
            gate.release(100);
            Await.until(
                    "the second word is heard though the store is away",
                    () -> heard.text().equals("Hello"));
            Await.until("the lease has run out", BOUND, () -> isLeaseOver(direct, reply));

            proxy.heal();
            reader.join();
            assertThat(heard.end()).containsInstanceOf(ReplyEvent.Completed.class);
            assertThat(heard.events()).noneMatch(ReplyEvent.Restarted.class::isInstance);
            assertThat(direct.replies().find(reply.id()).orElseThrow().attempt())
                    .isEqualTo(1);
            assertThat(direct.messages().after(reply.session(), 0, 10)).hasSize(2);
            assertThat(agent.requests()).hasSize(1);
            assertThat(other.runner().runningCount()).isZero();
        }
    }

    private static void follow(RunningChat chat, Reply reply, Transcript heard) {
        try (var feed = chat.readers().follow(reply, ReplyPosition.START)) {
            assertThat(feed.forEach(BOUND, heard::hear)).as("it has ended").isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static boolean isLeaseOver(Storage direct, Reply reply) {
        var now = Clock.systemUTC().instant();
        return direct.replies().find(reply.id()).orElseThrow().state() instanceof ReplyState.Running running
                && running.leaseUntil().isBefore(now);
    }

    private static JdbcStorage open(String url) {
        return JdbcStorage.openPostgres(new PostgresSettings(url));
    }

    private static String through(FaultProxy proxy, String url) {
        return url.replaceFirst("//[^/]+/", "//127.0.0.1:" + proxy.port() + "/");
    }
}

package govuk.chat.core.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import govuk.chat.core.model.BreakerState;
import govuk.chat.core.model.ChatException;
import govuk.chat.core.model.ErrorCode;
import govuk.chat.core.model.MessageId;
import govuk.chat.core.model.Session;
import govuk.chat.core.store.StorageUser;
import govuk.chat.core.testing.Await;
import govuk.chat.core.testing.EmbeddedPostgresServer;
import govuk.chat.core.testing.FaultProxy;
import govuk.chat.core.testing.FaultProxy.Fault;
import java.net.URI;
import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** PostgreSQL goes away in every way a network knows, under load, and comes back. */
final class PostgresOutageTest {
    private static final int WRITERS = 40;

    /** Long enough for the machine this runs on to be busy with something else for a while. */
    private static final Duration BOUND = Duration.ofSeconds(40);

    static Stream<Fault> faults() {
        return Stream.of(
                new Fault.Refuse(), new Fault.Reset(), new Fault.BlackHole(), new Fault.Latency(Duration.ofSeconds(2)));
    }

    @ParameterizedTest
    @MethodSource("faults")
    @Timeout(120)
    void away_isSaidAtOnce_nothingAcknowledgedIsLost_andItRecoversByItself(Fault fault) {
        var address = URI.create(EmbeddedPostgresServer.shared().newDatabase().substring("jdbc:".length()));
        try (var proxy = new FaultProxy(address.getPort());
                var storage = JdbcStorage.openPostgres(new PostgresSettings(through(proxy, address)));
                var load = new Load(new StorageUser(storage))) {
            Await.until("messages are stored", () -> load.acknowledged() > WRITERS);

            proxy.set(fault);
            Await.until("it is known", BOUND, () -> isOpen(storage));
            var refusedBefore = load.refused();
            Await.until("thousands are refused", BOUND, () -> load.refused() > refusedBefore + 5_000);
            assertThatThrownBy(storage::check)
                    .isInstanceOfSatisfying(
                            ChatException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.SERVICE_OFFLINE));

            proxy.heal();
            Await.until("it is known to be back", BOUND, () -> !isOpen(storage));
            var storedBefore = load.acknowledged();
            Await.until("messages are stored again", BOUND, () -> load.acknowledged() > storedBefore + WRITERS);

            load.stop();
            assertThat(load.stored()).containsAll(load.acknowledgedIds());
            assertThat(load.unexpected()).isEmpty();
        }
    }

    private static boolean isOpen(JdbcStorage storage) {
        return !storage.breakers().equals(Map.of("database", BreakerState.CLOSED));
    }

    private static String through(FaultProxy proxy, URI address) {
        return "jdbc:postgresql://127.0.0.1:" + proxy.port() + address.getPath() + "?" + address.getQuery();
    }

    /** People who send one message after the other, whatever comes of it. */
    private static final class Load implements AutoCloseable {
        private final StorageUser user;
        private final Session[] sessions = new Session[WRITERS];
        private final Thread[] writers = new Thread[WRITERS];
        private final Set<MessageId> acknowledged = ConcurrentHashMap.newKeySet();
        private final Set<Exception> unexpected = ConcurrentHashMap.newKeySet();
        private final AtomicInteger refused = new AtomicInteger();
        private final AtomicBoolean isOver = new AtomicBoolean();

        Load(StorageUser user) {
            this.user = user;
            for (var i = 0; i < WRITERS; i++) {
                var session = user.newSession();
                sessions[i] = session;
                writers[i] = Thread.ofVirtual().start(() -> write(session));
            }
        }

        private void write(Session session) {
            while (!isOver.get()) {
                try {
                    acknowledged.add(user.ask(session, "hello").message().id());
                    Thread.sleep(5);
                } catch (ChatException e) {
                    note(e);
                } catch (Exception e) {
                    unexpected.add(e);
                }
            }
        }

        private void note(ChatException e) {
            refused.incrementAndGet();
            if (e.code() != ErrorCode.SERVICE_OFFLINE) {
                unexpected.add(e);
            }
        }

        int acknowledged() {
            return acknowledged.size();
        }

        Set<MessageId> acknowledgedIds() {
            return acknowledged;
        }

        int refused() {
            return refused.get();
        }

        Set<Exception> unexpected() {
            return unexpected;
        }

        Set<MessageId> stored() {
            var all = new HashSet<MessageId>();
            for (var session : sessions) {
                all.addAll(user.storage().messages().after(session.id(), 0, 100_000).stream()
                        .map(message -> message.id())
                        .collect(Collectors.toSet()));
            }
            return all;
        }

        void stop() {
            isOver.set(true);
            for (var writer : writers) {
                try {
                    writer.join();
                } catch (InterruptedException e) {
                    throw new IllegalStateException(e);
                }
            }
        }

        @Override
        public void close() {
            isOver.set(true);
        }
    }
}

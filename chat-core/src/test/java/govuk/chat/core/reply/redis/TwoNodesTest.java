package govuk.chat.core.reply.redis;

import static org.assertj.core.api.Assertions.assertThat;

import govuk.chat.core.model.MessageId;
import govuk.chat.core.model.ReplyEvent;
import govuk.chat.core.model.ReplyId;
import govuk.chat.core.model.ReplyPosition;
import govuk.chat.core.redis.RedisKeys;
import govuk.chat.core.redis.RedisNode;
import govuk.chat.core.testing.Await;
import govuk.chat.core.testing.EmbeddedRedisServer;
import govuk.chat.core.testing.FaultProxy;
import govuk.chat.core.testing.FaultProxy.Fault;
import govuk.chat.core.testing.InParallel;
import govuk.chat.core.testing.Texts;
import govuk.chat.core.testing.Transcript;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import redis.clients.jedis.params.XAddParams;

/** What is written on one node is read on another. */
final class TwoNodesTest {
    private final EmbeddedRedisServer server = EmbeddedRedisServer.start();
    private final FaultProxy proxy = new FaultProxy(server.port());
    private final LogNode writing = LogNode.at(proxy.port());
    private final LogNode reading = LogNode.at(proxy.port());
    private final ReplyId reply = new ReplyId(UUID.randomUUID().toString());
    private final Transcript reader = Transcript.empty();

    @AfterEach
    void close() {
        reading.close();
        writing.close();
        proxy.close();
        server.close();
    }

    @Test
    void follow_fromTheStart_hearsEachPieceBeforeTheNextIsWritten() {
        reading.read(reply, reader);
        begin(1);
        var text = "";
        for (var piece : List.of("Hel", "lo, ", "wor", "ld")) {
            text = say(1, text, piece);
            awaitText(text);
        }
        complete(1, text);

        Await.until("the end", reader::hasEnd);
        assertThat(reader.events().getFirst()).isEqualTo(new ReplyEvent.Started(1));
        assertThat(reader.end()).contains(completed(1, text));
    }

    @Test
    void mayMiss_whileRedisIsAway_whatOthersWrite() {
        begin(1);
        try (var here = writing.log().watch(reply, event -> {});
                var there = reading.log().watch(reply, event -> {})) {
            proxy.set(new Fault.Refuse());
            reading.redis().awaitAway();
            assertThat(reading.log().mayMiss(reply)).isTrue();
            assertThat(writing.log().mayMiss(reply)).isFalse();

            proxy.heal();
            Await.until("nothing can be missed any more", () -> !reading.log().mayMiss(reply));
        }
    }

    @Test
    void follow_fromEveryCutPoint_getsTheRestByteForByte() {
        begin(1);
        var text = Texts.HARD;
        for (var from = 0; from < text.length(); ) {
            var next = from + Character.charCount(text.codePointAt(from));
            say(1, text.substring(0, from), text.substring(from, next));
            from = next;
        }
        var readers = new ArrayList<Transcript>();
        for (var offset = 0; offset <= text.length(); offset++) {
            var resuming = Transcript.resuming(new ReplyPosition(1, offset), Texts.kept(text, offset));
            readers.add(resuming);
            reading.read(reply, resuming);
        }
        complete(1, text);

        Await.until("all have the end", () -> readers.stream().allMatch(Transcript::hasEnd));
        assertThat(readers).allSatisfy(each -> assertThat(each.text()).isEqualTo(text));
    }

    @Test
    void follow_manyAtOnce_allReadTheSame() {
        var seed = new AtomicLong();
        var texts = InParallel.times(40, () -> {
            var random = new Random(seed.incrementAndGet());
            var each = new ReplyId(UUID.randomUUID().toString());
            var early = Transcript.empty();
            var late = Transcript.empty();
            var threads = new ArrayList<Thread>();
            threads.add(reading.read(each, early));
            var text = Texts.random(random, 400);
            writing.log().append(each, new ReplyEvent.Started(1));
            var written = 0;
            for (var piece : Texts.cut(random, text)) {
                written += piece.length();
                writing.log().append(each, new ReplyEvent.Delta(new ReplyPosition(1, written), piece));
                if (threads.size() == 1 && written > 200) {
                    threads.add(reading.read(each, late));
                }
            }
            writing.log().append(each, completed(1, text));
            for (var thread : threads) {
                thread.join(Await.BOUND);
            }
            return List.of(text, early.text(), threads.size() == 1 ? text : late.text());
        });

        assertThat(texts).allSatisfy(each -> assertThat(each).containsOnly(each.getFirst()));
        Await.until("nobody is followed any more", () -> reading.log().followed() == 0);
    }

    @Test
    void takeover_readersElsewhereAreToldAndGoOn_andTheLateNodeIsIgnored() {
        reading.read(reply, reader);
        begin(1);
        awaitText(say(1, "", "a lost part"));
        try (var third = LogNode.at(proxy.port())) {
            third.log().append(reply, new ReplyEvent.Restarted(2));
            third.log().append(reply, new ReplyEvent.Delta(new ReplyPosition(2, 5), "again"));
            Await.until("the second attempt", () -> reader.text().equals("again"));

            say(1, "a lost part", " that is late");
            third.log().append(reply, new ReplyEvent.Delta(new ReplyPosition(2, 9), "    "));
            third.log().append(reply, completed(2, "again    "));
            Await.until("the end", reader::hasEnd);
        }
        assertThat(reader.text()).isEqualTo("again    ");

        var late = Transcript.empty();
        try (var fourth = LogNode.at(proxy.port())) {
            fourth.read(reply, late);
            Await.until("the end from the stream", late::hasEnd);
        }
        assertThat(late.text()).isEqualTo("again    ");
    }

    @Test
    void takeover_readersOnTheNodeThatLostIt_goOnToo() {
        writing.read(reply, reader);
        begin(1);
        awaitText(say(1, "", "a lost part"));

        writing.log().forget(reply, 1);
        reading.log().append(reply, new ReplyEvent.Restarted(2));
        reading.log().append(reply, new ReplyEvent.Delta(new ReplyPosition(2, 5), "again"));
        reading.log().append(reply, completed(2, "again"));

        Await.until("the end", reader::hasEnd);
        assertThat(reader.text()).isEqualTo("again");
        assertThat(reader.events()).contains(new ReplyEvent.Restarted(2));
    }

    @Test
    void cancelledInTheQueue_wakesWhoWaitsElsewhere() {
        var seen = new CopyOnWriteArrayList<ReplyEvent>();
        var cancelled = new ReplyEvent.Cancelled(new ReplyPosition(0, 1));
        var again = new ReplyEvent.Cancelled(new ReplyPosition(2, 1));
        var other = new ReplyId(UUID.randomUUID().toString());
        try (var one = reading.log().watch(reply, seen::add);
                var two = reading.log().watch(other, seen::add)) {
            writing.log().append(reply, cancelled);
            writing.log().append(other, again);
            Await.until("both", () -> seen.containsAll(List.of(cancelled, again)));
        }
        assertThat(reading.log().read(reply, ReplyPosition.START)).containsExactly(cancelled);
    }

    static Stream<Fault> faults() {
        return Stream.of(
                new Fault.Refuse(), new Fault.Reset(), new Fault.BlackHole(), new Fault.Latency(Duration.ofSeconds(2)));
    }

    @ParameterizedTest
    @MethodSource("faults")
    void redisAway_inTheMiddle_readersHaveTheWholeTextOnceItIsBack(Fault fault) {
        reading.read(reply, reader);
        begin(1);
        var text = say(1, "", "before ");
        awaitText(text);

        proxy.set(fault);
        writing.redis().awaitAway();
        text = say(1, text, "during ");
        var here = writing.log().read(reply, ReplyPosition.START);
        assertThat(here.getLast().position()).isEqualTo(new ReplyPosition(1, text.length()));
        proxy.heal();
        awaitText(text);

        text = say(1, text, "after");
        awaitText(text);
        complete(1, text);
        Await.until("the end", reader::hasEnd);
    }

    @Test
    void redisRestarted_empty_inTheMiddle_readersHaveTheWholeText() {
        reading.read(reply, reader);
        begin(1);
        var text = say(1, "", "before ");
        awaitText(text);

        server.stop();
        writing.redis().awaitAway();
        text = say(1, text, "during ");
        server.startAgain();

        text = say(1, text, "after ");
        awaitText(text);
        var late = Transcript.empty();
        reading.read(reply, late);
        complete(1, text);
        Await.until("the end", () -> reader.hasEnd() && late.hasEnd());
        assertThat(late.text()).isEqualTo(text);
    }

    @Test
    void redisEmptied_betweenTwoPieces_readersWhoComeLaterHaveTheWholeText() {
        begin(1);
        var text = say(1, "", "before ");
        try (var admin = RedisNode.at(server.port()).awaitWell()) {
            var key = admin.connection().keys().reply(reply);
            Await.until("in the stream", () -> admin.connection().call(client -> client.xlen(key)) > 1);
            admin.connection().call(client -> client.del(key));
        }

        text = say(1, text, "after ");
        complete(1, text);

        reading.read(reply, reader);
        Await.until("the end", reader::hasEnd);
        assertThat(reader.text()).isEqualTo(text);
    }

    /** A fail-over may lose what was acknowledged last. */
    @Test
    void redisFailedOver_toOneThatLagsBehind_readersWhoComeLaterHaveTheWholeText() {
        begin(1);
        var text = say(1, "", "before ");
        try (var admin = RedisNode.at(server.port()).awaitWell()) {
            var key = admin.connection().keys().reply(reply);
            Await.until("in the stream", () -> admin.connection().call(client -> client.xlen(key)) > 1);
            proxy.set(new Fault.Refuse());
            writing.redis().awaitAway();
            admin.connection().call(client -> client.del(key));
            var first = XAddParams.xAddParams().id("1-0");
            admin.connection().call(client -> client.xadd(key, first, Map.of(RedisKeys.EVENT_FIELD, "b")));
        }
        text = say(1, text, "during ");
        proxy.heal();
        reading.redis().awaitWell();

        reading.read(reply, reader);
        text = say(1, text, "after ");
        awaitText(text);
        complete(1, text);
        Await.until("the end", reader::hasEnd);
    }

    @Test
    void stream_expires() {
        begin(1);
        complete(1, say(1, "", "text"));

        try (var admin = RedisNode.at(server.port()).awaitWell()) {
            var key = admin.connection().keys().reply(reply);
            Await.until("the end is there", () -> admin.connection().call(client -> client.xlen(key)) >= 3);
            assertThat(admin.connection().<Long>call(client -> client.ttl(key))).isBetween(1L, 120L);
        }
    }

    private void awaitText(String text) {
        Await.until("\"" + text + "\"", () -> reader.text().equals(text));
    }

    private void begin(int attempt) {
        writing.log().append(reply, attempt == 1 ? new ReplyEvent.Started(1) : new ReplyEvent.Restarted(attempt));
    }

    private String say(int attempt, String before, String piece) {
        var text = before + piece;
        writing.log().append(reply, new ReplyEvent.Delta(new ReplyPosition(attempt, text.length()), piece));
        return text;
    }

    private void complete(int attempt, String text) {
        writing.log().append(reply, completed(attempt, text));
    }

    private static ReplyEvent completed(int attempt, String text) {
        return new ReplyEvent.Completed(new ReplyPosition(attempt, text.length() + 1), new MessageId("answer"));
    }
}

package govuk.chat.core.client;

import static govuk.chat.core.testing.FakeChatApi.completed;
import static govuk.chat.core.testing.FakeChatApi.delta;
import static govuk.chat.core.testing.FakeChatApi.event;
import static govuk.chat.core.testing.FakeChatApi.events;
import static govuk.chat.core.testing.FakeChatApi.eventsThenDrop;
import static govuk.chat.core.testing.FakeChatApi.eventsThenSilence;
import static govuk.chat.core.testing.FakeChatApi.failed;
import static govuk.chat.core.testing.FakeChatApi.html;
import static govuk.chat.core.testing.FakeChatApi.json;
import static govuk.chat.core.testing.FakeChatApi.message;
import static govuk.chat.core.testing.FakeChatApi.problem;
import static govuk.chat.core.testing.FakeChatApi.reply;
import static govuk.chat.core.testing.FakeChatApi.sent;
import static govuk.chat.core.testing.FakeChatApi.started;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import govuk.chat.core.model.ErrorCode;
import govuk.chat.core.model.ReplyEvent;
import govuk.chat.core.model.ReplyId;
import govuk.chat.core.model.ReplyPosition;
import govuk.chat.core.model.SessionId;
import govuk.chat.core.testing.FakeChatApi;
import govuk.chat.core.testing.FakeOpenAiAgent.Behaviour;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class FollowTest {
    private static final ReplyId REPLY = new ReplyId("r1");
    private static final Behaviour NOTHING_LEFT = wire -> wire.whole(204, "X: y", "");

    private final FakeChatApi server = new FakeChatApi();
    private final List<Duration> pauses = new ArrayList<>();
    private final List<ReplyEvent> seen = new ArrayList<>();
    private final ChatClient client = client(ClientLimits.defaults().withSilence(Duration.ofMillis(300)));

    @AfterEach
    void close() {
        client.close();
        server.close();
    }

    private ChatClient client(ClientLimits limits) {
        return new ChatClient(
                new ClientSettings(server.url(), TokenStore.inMemory(), limits, Connection.defaults()), pauses::add);
    }

    private ReplyEvent.End follow() throws InterruptedException {
        return client.replies().follow(REPLY, seen::add);
    }

    private String text() {
        var text = new StringBuilder();
        for (var event : seen) {
            if (event instanceof ReplyEvent.Delta delta) {
                text.append(delta.text());
            }
        }
        return text.toString();
    }

    @Test
    void ask_sendsAndFollowsToTheEnd() throws Exception {
        server.next(sent(), events(": \n\n", started(), delta(0, "He"), delta(2, "y"), completed(3)));

        var end = client.ask(new SessionId("s1"), "Hello", seen::add);

        assertThat(end).isInstanceOf(ReplyEvent.Completed.class);
        assertThat(text()).isEqualTo("Hey");
        assertThat(seen.getFirst()).isEqualTo(new ReplyEvent.Started(1));
        assertThat(server.requests().get(1).header("Accept")).isEqualTo("text/event-stream");
        assertThat(server.requests().get(1).header("Last-Event-ID")).isEmpty();
        assertThat(pauses).isEmpty();
    }

    @Test
    void follow_droppedInTheMiddle_goesOnWhereItWas() throws Exception {
        server.next(
                eventsThenDrop(started(), delta(0, "He")),
                events("retry: 500\n\n", delta(0, "He"), delta(2, "y")),
                events(completed(3)));

        follow();

        assertThat(text()).isEqualTo("Hey");
        assertThat(server.requests().get(1).header("Last-Event-ID")).isEqualTo("10000002");
        assertThat(server.requests().get(2).header("Last-Event-ID")).isEqualTo("10000003");
        assertThat(pauses).hasSize(2).last().isEqualTo(Duration.ofMillis(500));
    }

    @Test
    void follow_from_asksForTheRest() throws Exception {
        server.next(events(delta(2, "y"), completed(3)));

        client.replies().follow(REPLY, new ReplyPosition(1, 2), seen::add);

        assertThat(text()).isEqualTo("y");
        assertThat(server.requests().getFirst().header("Last-Event-ID")).isEqualTo("10000002");
    }

    @Test
    void follow_restarted_isTold() throws Exception {
        server.next(events(
                started(),
                delta(0, "He"),
                event(20_000_000, "reply.restarted", ", \"attempt\": 2"),
                event(20_000_001, "reply.cancelled", "")));

        assertThat(follow()).isInstanceOf(ReplyEvent.Cancelled.class);
        assertThat(seen).contains(new ReplyEvent.Restarted(2));
    }

    @Test
    void follow_failed_saysWhy() throws Exception {
        server.next(events(started(), failed(0, "AGENT_UNAVAILABLE")));

        assertThat(follow())
                .isInstanceOfSatisfying(
                        ReplyEvent.Failed.class,
                        end -> assertThat(end.failure().code()).isEqualTo(ErrorCode.AGENT_UNAVAILABLE));
    }

    @Test
    void follow_codeAndTypeOfALaterServer_areTakenAsTheyCan() throws Exception {
        server.next(events(event(10_000_000, "reply.thinking", ""), failed(0, "TOO_TIRED")));

        assertThat(follow()).isInstanceOfSatisfying(ReplyEvent.Failed.class, end -> {
            assertThat(end.failure().code()).isEqualTo(ErrorCode.INTERNAL_ERROR);
            assertThat(end.failure().sentence()).isEqualTo("The agent is away.");
        });
        assertThat(seen).hasSize(1);
    }

    @Test
    void follow_neverAnEnd_givesUp() {
        server.always(events(": \n\n"));

        assertThatThrownBy(this::follow)
                .isInstanceOf(UnreachableException.class)
                .hasMessageContaining("broke off");
        assertThat(server.requests()).hasSize(RetryRules.defaults().tries());
    }

    @Test
    void follow_damaged_isAskedForAgain() throws Exception {
        server.next(
                wire -> {
                    wire.startStream();
                    wire.chunk(started().getBytes(UTF_8));
                    wire.chunk(new byte[] {'d', 'a', 't', 'a', ':', (byte) 0xFF, '\n', '\n'});
                    wire.endStream();
                },
                events(delta(0, "Hey"), completed(3)));

        follow();

        assertThat(text()).isEqualTo("Hey");
    }

    @Test
    void follow_hugeLineForGood_isUnusable() {
        server.always(events("data: " + "x".repeat(EventParser.MAX_LINE + 1)));

        assertThatThrownBy(this::follow)
                .isInstanceOf(UnusableAnswerException.class)
                .hasMessageContaining("damaged");
    }

    @Test
    void follow_noJson_isUnusable() {
        server.next(events("id: 10000000\nevent: reply.started\ndata: {\n\n"));

        assertThatThrownBy(this::follow).isInstanceOf(UnusableAnswerException.class);
    }

    @Test
    void follow_idOfSomethingElse_isUnusable() {
        server.next(events("id: seven\nevent: reply.started\ndata: {}\n\n"));

        assertThatThrownBy(this::follow).isInstanceOf(UnusableAnswerException.class);
    }

    @Test
    void follow_html_isUnusable() {
        server.next(html(200));

        assertThatThrownBy(this::follow)
                .isInstanceOf(UnusableAnswerException.class)
                .hasMessageContaining("not this chat");
    }

    @Test
    void follow_unknownReply_isRefusedAtOnce() {
        server.next(problem(404, "REPLY_NOT_FOUND"));

        assertThatThrownBy(this::follow).isInstanceOf(ApiException.class);
        assertThat(server.requests()).hasSize(1);
    }

    @Test
    void follow_refusedForNow_waitsAsAsked() throws Exception {
        server.next(problem(503, "SERVICE_OFFLINE", "Retry-After: 5"), events(started(), completed(0)));

        follow();

        assertThat(pauses).containsExactly(Duration.ofSeconds(5));
    }

    @Test
    void follow_nothingLeft_tellsTheStoredEnd() throws Exception {
        server.next(
                eventsThenDrop(started(), delta(0, "He")),
                NOTHING_LEFT,
                json(200, reply("completed", ", \"message\": " + message("m2", "assistant", "Hey"))));

        var end = follow();

        assertThat(text()).isEqualTo("Hey");
        assertThat(end).isEqualTo(seen.getLast());
        assertThat(end).isInstanceOf(ReplyEvent.Completed.class);
    }

    @Test
    void follow_nothingLeftOfANewAttempt_restarts() throws Exception {
        server.next(
                eventsThenDrop(started(), delta(0, "Bla")),
                NOTHING_LEFT,
                json(
                        200,
                        reply("cancelled", ", \"message\": " + message("m2", "assistant", "He"))
                                .replace("\"attempt\": 1", "\"attempt\": 2")));

        follow();

        assertThat(seen)
                .endsWith(
                        new ReplyEvent.Restarted(2),
                        new ReplyEvent.Delta(new ReplyPosition(2, 2), "He"),
                        new ReplyEvent.Cancelled(new ReplyPosition(2, 3)));
    }

    @Test
    void follow_nothingLeftOfAnOpenReply_isBroken() {
        server.next(NOTHING_LEFT, json(200, reply("running", "")));

        assertThatThrownBy(this::follow).isInstanceOf(UnreachableException.class);
    }

    @Test
    void follow_streamsHeldBack_waitsForTheAnswerInstead() throws Exception {
        server.next(
                eventsThenSilence(),
                eventsThenSilence(),
                eventsThenSilence(),
                eventsThenSilence(),
                json(200, reply("queued", "")),
                json(
                        200,
                        reply(
                                "failed",
                                ", \"error\": {\"code\": \"AGENT_TIMEOUT\", \"message\": \"Too slow.\"}, \"message\": "
                                        + message("m2", "assistant", "He"))));

        var end = follow();

        assertThat(text()).isEqualTo("He");
        assertThat(end).isInstanceOf(ReplyEvent.Failed.class);
        assertThat(server.requests().get(4).line()).contains("/api/v1/replies/r1?wait=");
    }

    @Test
    void follow_streamWithoutEnd_endsWithTheTimeThereIs() {
        server.always(eventsThenSilence(started()));
        try (var hasty = client(ClientLimits.defaults().withTotal(Duration.ofMillis(200)))) {
            assertThatThrownBy(() -> hasty.replies().follow(REPLY, seen::add))
                    .isInstanceOf(UnreachableException.class)
                    .hasMessageContaining("in time");
        }
    }

    @Test
    void stop_givesWhatWasWritten() throws Exception {
        server.next(json(200, reply("cancelled", ", \"message\": " + message("m2", "assistant", "He"))));

        var stopped = client.replies().stop(REPLY);

        assertThat(stopped.state()).isEqualTo(new RemoteReply.State.Cancelled("He"));
        assertThat(server.requests().getFirst().line()).startsWith("DELETE /api/v1/replies/r1 ");
    }
}

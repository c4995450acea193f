package govuk.chat.cli.script.client;

import govuk.chat.cli.script.server.Answer;
import govuk.chat.cli.script.server.Answer.Timing;
import govuk.chat.cli.script.server.ScriptSession;
import govuk.chat.core.client.ChatClient;
import govuk.chat.core.client.ClientException;
import govuk.chat.core.client.RawAnswer;
import govuk.chat.core.client.RawRequest;
import govuk.chat.core.model.ReplyId;
import govuk.chat.core.model.SessionId;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A session through {@link ChatClient}. */
final class ClientSession implements ScriptSession {
    private static final Logger log = LoggerFactory.getLogger(ClientSession.class);

    private final ChatClient client;
    private final SessionId session;

    ClientSession(ChatClient client, SessionId session) {
        this.client = client;
        this.session = session;
    }

    @Override
    public String id() {
        return session.value();
    }

    @Override
    public Answer send(String text, String key, Duration limit) throws InterruptedException {
        var start = System.nanoTime();
        try {
            // As it goes over the wire: the script may ask for the status and the headers.
            var posted = client.raw().send(request(text, key), limit);
            if (posted.status() >= 300) {
                return refused(posted, start);
            }
            var answer = follow(posted, start);
            return answer.timing().total().compareTo(limit) > 0 ? late(limit, answer) : answer;
        } catch (ClientException e) {
            return Answers.of(e, Answers.since(start));
        }
    }

    private RawRequest request(String text, String key) {
        var headers = Map.of(
                "Accept", "application/json",
                "Content-Type", "application/json",
                "Idempotency-Key", key,
                "Prefer", "wait=0");
        return new RawRequest("POST", "/api/v1/sessions/" + session + "/messages", headers, Answers.message(text));
    }

    private static Answer refused(RawAnswer posted, long start) {
        return new Answer(
                Answers.head(posted),
                "",
                List.of(),
                new Timing(Optional.empty(), Answers.since(start)),
                Optional.of(Answers.refusal(posted)));
    }

    private Answer follow(RawAnswer posted, long start) throws InterruptedException {
        var id = Answers.json(posted.text()).at("/reply/id").asText("");
        if (id.isEmpty()) {
            return Answer.lost("The server's receipt names no reply.", Answers.since(start));
        }
        var reply = new ReplyId(id);
        var listening = new Listening(start);
        try {
            client.replies().follow(reply, listening);
            return listening.answer(Answers.head(posted));
        } catch (InterruptedException e) {
            stop(reply);
            throw e;
        } catch (ClientException e) {
            stop(reply);
            return Answer.lost(e.sentence(), Answers.since(start));
        }
    }

    private static Answer late(Duration limit, Answer answer) {
        var sentence = "The answer was not complete within " + limit.toMillis() + " ms.";
        return Answer.lost(sentence, answer.timing().total());
    }

    /** Nobody reads the rest, so no agent has to write it, and the session is free for the next question. */
    private void stop(ReplyId reply) throws InterruptedException {
        try {
            client.replies().stop(reply);
        } catch (ClientException e) {
            log.debug("reply {} could not be stopped", reply, e);
        }
    }
}

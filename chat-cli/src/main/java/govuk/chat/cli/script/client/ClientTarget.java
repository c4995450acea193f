package govuk.chat.cli.script.client;

import govuk.chat.cli.script.server.Answer;
import govuk.chat.cli.script.server.ScriptTarget;
import govuk.chat.core.client.ChatClient;
import govuk.chat.core.client.ClientException;
import govuk.chat.core.client.ClientLimits;
import govuk.chat.core.client.RawAnswer;
import govuk.chat.core.client.RawRequest;
import govuk.chat.core.client.RetryRules;
import govuk.chat.core.client.TokenStore;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A server through {@link ChatClient}. The client repeats nothing by itself: how often something is tried is the script's business. The token is
 * kept in memory, so that scripts that run at once do not become each other's visitors.
 */
public final class ClientTarget implements ScriptTarget {
    private static final String AUTHORIZATION = "Authorization";
    private static final Duration LONGEST_CONNECT = Duration.ofSeconds(5);

    private final Clients clients;
    private final TokenStore tokens;
    /** The limits of a client are fixed, and the steps of a script have few different ones. */
    private final Map<Duration, ChatClient> opened = new ConcurrentHashMap<>();

    /** @param token that of the sign-in; empty for a visitor */
    public ClientTarget(Clients clients, String token) {
        this.clients = clients;
        this.tokens = TokenStore.starting(token);
    }

    @Override
    public Opened open(Duration limit) throws InterruptedException {
        var start = System.nanoTime();
        try {
            var client = client(limit);
            return new Opened.Session(
                    new ClientSession(client, client.sessions().create().id()));
        } catch (ClientException e) {
            return new Opened.Refused(Answers.of(e, Answers.since(start)));
        }
    }

    @Override
    public Answer call(Request request, Duration limit) throws InterruptedException {
        var start = System.nanoTime();
        try {
            return Answers.of(send(request, limit), Answers.since(start));
        } catch (ClientException e) {
            return Answers.of(e, Answers.since(start));
        } catch (IllegalArgumentException e) {
            return Answer.lost("This cannot be sent: " + e.getMessage() + ".", Answers.since(start));
        }
    }

    private RawAnswer send(Request request, Duration limit) throws InterruptedException {
        var headers = new HashMap<>(request.headers());
        var isAnonymous = headers.entrySet()
                .removeIf(header -> header.getKey().equalsIgnoreCase(AUTHORIZATION)
                        && header.getValue().isBlank());
        var raw = new RawRequest(
                request.method(), request.path(), headers, request.body().orElse(""));
        if (!isAnonymous) {
            return client(limit).raw().send(raw, limit);
        }
        try (var client = clients.open(limits(limit), TokenStore.inMemory())) {
            return client.raw().send(raw, limit);
        }
    }

    private ChatClient client(Duration limit) {
        return opened.computeIfAbsent(limit, most -> clients.open(limits(most), tokens));
    }

    private static ClientLimits limits(Duration limit) {
        var connect = limit.compareTo(LONGEST_CONNECT) < 0 ? limit : LONGEST_CONNECT;
        return new ClientLimits(connect, limit, limit, limit, RetryRules.none());
    }

    @Override
    public void close() {
        opened.values().forEach(ChatClient::close);
    }
}

package govuk.chat.admin.servers;

import govuk.chat.admin.settings.ServerSettings;
import govuk.chat.core.client.ApiException;
import govuk.chat.core.client.ChatClient;
import govuk.chat.core.client.ClientException;
import govuk.chat.core.client.ClientLimits;
import govuk.chat.core.client.ClientSettings;
import govuk.chat.core.client.Connection;
import govuk.chat.core.client.RetryRules;
import govuk.chat.core.client.TokenStore;
import govuk.chat.core.client.UnreachableException;
import govuk.chat.core.client.UnreachableException.Reason;
import govuk.chat.core.model.ChatException;
import govuk.chat.core.model.ErrorCode;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * All servers, with one person's sign-in. What they share is asked of any one of them, what each has for itself of {@link #each}. Safe for use by many
 * threads.
 */
public final class Servers implements AutoCloseable {
    private static final Duration AT_LENGTH = Duration.ofMinutes(1);

    private final ServerList list;
    private final ServerSettings settings;
    private final TokenStore token;
    private final Map<Route, ChatClient> clients = new ConcurrentHashMap<>();
    private volatile @Nullable URI lastGood;

    /** @param token of the sign-in; is asked for before every call */
    public Servers(ServerList list, ServerSettings settings, TokenStore token) {
        this.list = list;
        this.settings = settings;
        this.token = token;
    }

    /**
     * Asks one server, beginning with the one that answered last, and the next one if it does not answer.
     *
     * @throws ApiException if a server refuses
     * @throws ChatException {@code SERVICE_OFFLINE} if none answers
     */
    public <T> T read(ServerCall<T> call) {
        return any(call, settings.answerLimit(), e -> e instanceof UnreachableException || isOffline(e));
    }

    /** The same for what takes its time, such as checking all of the audit. */
    public <T> T readAtLength(ServerCall<T> call) {
        return any(call, AT_LENGTH, Servers::wasNotDone);
    }

    /**
     * The same for what changes something: the next server is asked only where nothing was done, because nobody was there or the server is offline. What
     * timed out was perhaps done, and is for a person to look at.
     */
    public <T> T change(ServerCall<T> call) {
        return any(call, settings.answerLimit(), Servers::wasNotDone);
    }

    /** Asks all servers at once, and waits for none longer than the settings say. One answer for each, in the order of the list. */
    public <T> List<ServerAnswer<T>> each(ServerCall<T> call) {
        var servers = list.now();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var tasks = servers.stream()
                    .map(server -> (Callable<ServerAnswer<T>>) () -> ask(server, call))
                    .toList();
            var answers = new ArrayList<ServerAnswer<T>>();
            for (var answer : threads.invokeAll(tasks)) {
                answers.add(answer.get());
            }
            return List.copyOf(answers);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw offline("The app is stopping.");
        } catch (ExecutionException e) {
            throw new IllegalStateException("a call that failed has no sentence", e.getCause());
        }
    }

    @Override
    public void close() {
        clients.values().forEach(ChatClient::close);
    }

    private <T> T any(ServerCall<T> call, Duration limit, Predicate<ClientException> mayGoOn) {
        var problem = "There is no server at the addresses of CHAT_SERVERS.";
        for (var server : inOrder()) {
            try {
                var answer = call.on(client(server, limit));
                lastGood = server;
                return answer;
            } catch (ApiException e) {
                if (!mayGoOn.test(e)) {
                    throw e;
                }
                problem = e.sentence();
            } catch (ClientException e) {
                if (!mayGoOn.test(e)) {
                    throw offline(e.sentence());
                }
                problem = e.sentence();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw offline("The app is stopping.");
            }
        }
        throw offline(problem);
    }

    private <T> ServerAnswer<T> ask(URI server, ServerCall<T> call) throws InterruptedException {
        try {
            return new ServerAnswer<>(server, Optional.of(call.on(client(server, settings.everyLimit()))), "");
        } catch (ClientException e) {
            return new ServerAnswer<>(server, Optional.empty(), e.sentence());
        }
    }

    private List<URI> inOrder() {
        var servers = new ArrayList<>(list.now());
        var good = lastGood;
        if (good != null && servers.remove(good)) {
            servers.addFirst(good);
        }
        return servers;
    }

    private static boolean wasNotDone(ClientException e) {
        return isOffline(e)
                || (e instanceof UnreachableException unreachable
                        && (unreachable.reason() == Reason.REFUSED || unreachable.reason() == Reason.UNKNOWN_HOST));
    }

    private static boolean isOffline(ClientException e) {
        return e instanceof ApiException refusal && refusal.status() == 503;
    }

    private static ChatException offline(String problem) {
        return new ChatException(ErrorCode.SERVICE_OFFLINE, problem);
    }

    /** Calls are not repeated at the same server: there is a next one, or a person who can decide. */
    private ChatClient client(URI server, Duration answerLimit) {
        var limits = ClientLimits.defaults()
                .withConnect(settings.connectLimit())
                .withAnswer(answerLimit)
                .withRetries(RetryRules.none());
        return clients.computeIfAbsent(
                new Route(server, answerLimit),
                route -> new ChatClient(new ClientSettings(server, token, limits, Connection.defaults())));
    }

    private record Route(URI server, Duration answerLimit) {}
}

package govuk.chat.core.agent.openai;

import com.fasterxml.jackson.databind.ObjectMapper;
import govuk.chat.core.agent.AgentClient;
import govuk.chat.core.agent.AgentException;
import govuk.chat.core.agent.AgentFailures;
import govuk.chat.core.agent.AgentRequest;
import govuk.chat.core.agent.DeltaSink;
import govuk.chat.core.model.Metadata;
import java.io.IOException;
import java.io.InputStream;
import java.net.ProtocolException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.CharacterCodingException;
import java.time.Clock;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * An agent behind {@code POST …/chat/completions}. Pieces go to the sink as they arrive. Stopping closes the connection, which
 * is how such servers learn that nobody wants the rest. Follows no redirect, since that could take the key elsewhere.
 */
public final class OpenAiAgent implements AgentClient {
    private final OpenAiSettings settings;
    private final ObjectMapper mapper = new ObjectMapper();
    private final Refusal refusal;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Leftovers leftovers = new Leftovers(threads);
    private final HttpClient http;
    private final URI completions;

    /** @param clock tells how long it is until a {@code Retry-After} date */
    public OpenAiAgent(OpenAiSettings settings, Clock clock) {
        this.settings = settings;
        this.refusal = new Refusal(mapper, clock);
        this.completions = completions(settings.url());
        this.http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(settings.connectTimeout())
                .executor(threads)
                .build();
    }

    private static URI completions(URI base) {
        var path = base.getRawPath().replaceFirst("/+$", "") + "/chat/completions";
        var query = base.getRawQuery() == null ? "" : "?" + base.getRawQuery();
        return URI.create(base.getScheme() + "://" + base.getRawAuthority() + path + query);
    }

    @Override
    public Metadata ask(AgentRequest request, DeltaSink sink) throws InterruptedException {
        var response = send(CompletionRequest.of(settings, request).json(mapper));
        var isWhole = false;
        try {
            read(response, sink);
            isWhole = true;
        } catch (IOException broken) {
            throw translate(broken, AgentFailures.brokeOff(broken));
        } finally {
            if (isWhole) {
                leftovers.discard(response.body());
            } else {
                Leftovers.close(response.body());
            }
        }
        return Metadata.EMPTY;
    }

    private HttpResponse<InputStream> send(byte[] body) throws InterruptedException {
        var request = HttpRequest.newBuilder(completions)
                .header("Content-Type", "application/json")
                .header("Accept", "text/event-stream, application/json")
                .header("User-Agent", "govuk-chat")
                .POST(BodyPublishers.ofByteArray(body));
        if (!settings.apiKey().isEmpty()) {
            request.header("Authorization", "Bearer " + settings.apiKey());
        }
        try {
            return http.send(request.build(), BodyHandlers.ofInputStream());
        } catch (IOException unreachable) {
            throw translate(unreachable, AgentFailures.unavailable(unreachable));
        }
    }

    private void read(HttpResponse<InputStream> response, DeltaSink sink) throws IOException, InterruptedException {
        if (response.statusCode() != 200) {
            throw refusal.of(response);
        }
        new Completion(mapper, sink).read(response.body());
    }

    /** The client's streams turn an interrupt into an {@code IOException}; what is no HTTP or no UTF-8 is no lost connection. */
    private static AgentException translate(IOException failure, AgentException otherwise) throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException("stopped");
        }
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof ProtocolException || cause instanceof CharacterCodingException) {
                return AgentFailures.unusable(failure);
            }
        }
        return otherwise;
    }

    @Override
    public void close() {
        http.shutdownNow();
        threads.shutdown();
    }
}

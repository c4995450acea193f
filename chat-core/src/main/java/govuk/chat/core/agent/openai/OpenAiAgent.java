package govuk.chat.core.agent.openai;

import com.fasterxml.jackson.databind.ObjectMapper;
import govuk.chat.core.agent.AgentClient;
import govuk.chat.core.agent.AgentException;
import govuk.chat.core.agent.AgentFailures;
import govuk.chat.core.agent.AgentRequest;
import govuk.chat.core.agent.DeltaSink;
import govuk.chat.core.model.Metadata;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.CharacterCodingException;
import java.time.Clock;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.apache.hc.client5.http.ClientProtocolException;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.MalformedChunkCodingException;
import org.apache.hc.core5.http.TruncatedChunkException;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.io.CloseMode;

/**
 * An agent behind {@code POST …/chat/completions}. Pieces go to the sink as they arrive. Stopping closes the connection, which
 * is how such servers learn that nobody wants the rest. Follows no redirect, since that could take the key elsewhere.
 *
 * <p>Reads block, so that a piece costs one hop from the socket to the sink. An interrupt ends them on virtual threads only: call
 * it from those.
 */
public final class OpenAiAgent implements AgentClient {
    private static final ContentType JSON = ContentType.create("application/json");

    private final OpenAiSettings settings;
    private final ObjectMapper mapper = new ObjectMapper();
    private final Refusal refusal;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Leftovers leftovers = new Leftovers(threads);
    private final CloseableHttpClient http;
    private final URI completions;

    /** @param clock tells how long it is until a {@code Retry-After} date */
    public OpenAiAgent(OpenAiSettings settings, Clock clock) {
        this.settings = settings;
        this.refusal = new Refusal(mapper, clock);
        this.completions = completions(settings.url());
        this.http = AgentHttp.client(settings.connectTimeout());
    }

    private static URI completions(URI base) {
        var path = base.getRawPath().replaceFirst("/+$", "") + "/chat/completions";
        var query = base.getRawQuery() == null ? "" : "?" + base.getRawQuery();
        return URI.create(base.getScheme() + "://" + base.getRawAuthority() + path + query);
    }

    @Override
    public Metadata ask(AgentRequest request, DeltaSink sink) throws InterruptedException {
        var call = begin(CompletionRequest.of(settings, request).json(mapper));
        var isWhole = false;
        try {
            read(call, sink);
            isWhole = true;
        } catch (IOException broken) {
            throw translate(broken, AgentFailures.brokeOff(broken));
        } finally {
            if (isWhole) {
                leftovers.discard(call);
            } else {
                call.hangUp();
            }
        }
        return Metadata.EMPTY;
    }

    private Call begin(byte[] body) throws InterruptedException {
        var request = new HttpPost(completions);
        request.setHeader("Accept", "text/event-stream, application/json");
        request.setEntity(new ByteArrayEntity(body, JSON));
        if (!settings.apiKey().isEmpty()) {
            request.setHeader("Authorization", "Bearer " + settings.apiKey());
        }
        try {
            return new Call(request, http.executeOpen(null, request, null));
        } catch (IOException unreachable) {
            throw translate(unreachable, AgentFailures.unavailable(unreachable));
        } catch (IllegalStateException closed) {
            throw AgentFailures.unavailable(closed);
        }
    }

    private void read(Call call, DeltaSink sink) throws IOException, InterruptedException {
        if (call.response().getCode() != 200) {
            throw refusal.of(call);
        }
        new Completion(mapper, sink).read(call.body());
    }

    /** An interrupt closes the socket, so it shows as a lost connection; what is no HTTP or no UTF-8 is no lost connection. */
    private static AgentException translate(IOException failure, AgentException otherwise) throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException("stopped");
        }
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (isNonsense(cause)) {
                return AgentFailures.unusable(failure);
            }
        }
        return otherwise;
    }

    private static boolean isNonsense(Throwable cause) {
        return cause instanceof ClientProtocolException
                || cause instanceof CharacterCodingException
                || (cause instanceof MalformedChunkCodingException && !(cause instanceof TruncatedChunkException));
    }

    @Override
    public void close() {
        http.close(CloseMode.IMMEDIATE);
        threads.shutdown();
    }
}

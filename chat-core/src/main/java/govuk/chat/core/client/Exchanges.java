package govuk.chat.core.client;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Sends single requests and reads what comes back, with a time limit for everything. Safe for use by many threads. */
final class Exchanges implements AutoCloseable {
    private final ClientSettings settings;
    private final HttpClient http;

    Exchanges(ClientSettings settings) {
        this.settings = settings;
        this.http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                // Followed by nobody: the token must not go where a stranger points.
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(settings.limits().connect())
                .proxy(settings.connection().proxies())
                .sslContext(settings.connection().tls())
                .build();
    }

    /**
     * The head of the answer, and its body to be read; the caller closes it.
     *
     * @throws UnreachableException if no head comes in time
     */
    HttpResponse<TimedBody> open(Call call, Deadline deadline) throws InterruptedException {
        var answer = http.sendAsync(request(call), head -> new TimedBody());
        try {
            return answer.get(deadline.left().toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            throw timedOut();
        } catch (ExecutionException e) {
            throw broken(e.getCause() instanceof IOException cause ? cause : new IOException(e.getCause()));
        } finally {
            answer.cancel(true);
        }
    }

    /** All of a body, which is closed then. */
    byte[] read(HttpResponse<TimedBody> answer, int limit, Deadline deadline) throws InterruptedException {
        try (var body = answer.body()) {
            return body.readAll(limit, deadline);
        } catch (TimedBody.TooLongException e) {
            throw new UnusableAnswerException(
                    answer.statusCode(), "The answer is longer than the " + limit + " bytes that are allowed.", e);
        } catch (IOException e) {
            throw broken(e);
        }
    }

    UnreachableException broken(IOException cause) {
        return Breakdown.of(cause, settings.server());
    }

    private UnreachableException timedOut() {
        return Breakdown.timedOut(settings.server());
    }

    private HttpRequest request(Call call) {
        var request = HttpRequest.newBuilder(settings.resolve(call.path()))
                .method(
                        call.method(),
                        call.body().isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(call.body()))
                .header("User-Agent", settings.connection().userAgent());
        var token = settings.tokens().token();
        if (!token.isEmpty()) {
            request.header("Authorization", "Bearer " + token);
        }
        call.headers().forEach(request::setHeader);
        return request.build();
    }

    /** Breaks off what is under way. */
    @Override
    public void close() {
        http.shutdownNow();
    }

    Deadline deadline(Duration serverWait) {
        return Deadline.in(settings.limits().answer().plus(serverWait));
    }
}

package govuk.chat.web.small;

import io.dropwizard.core.Application;
import io.dropwizard.testing.DropwizardTestSupport;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;

/** The small program on a free port of this machine. */
public final class SmallServer implements AutoCloseable {
    private final DropwizardTestSupport<SmallConfiguration> support =
            new DropwizardTestSupport<>(SmallApplication.class, (String) null) {
                @Override
                public Application<SmallConfiguration> newApplication() {
                    return new SmallApplication(Map.of());
                }
            };
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    public SmallServer() throws Exception {
        support.before();
    }

    public int port() {
        return support.getLocalPort();
    }

    public HttpResponse<String> call(String method, String path, String body, Map<String, String> headers)
            throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port() + path))
                .timeout(Duration.ofSeconds(20))
                .method(method, HttpRequest.BodyPublishers.ofString(body));
        headers.forEach(request::header);
        return http.send(request.build(), HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
    }

    public HttpResponse<String> get(String path, Map<String, String> headers) throws IOException, InterruptedException {
        return call("GET", path, "", headers);
    }

    @Override
    public void close() {
        http.close();
        support.after();
    }
}

package govuk.chat.server.testing;

import govuk.chat.server.ChatApplication;
import govuk.chat.server.config.ServerConfiguration;
import io.dropwizard.core.Application;
import io.dropwizard.testing.DropwizardTestSupport;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import org.glassfish.jersey.server.ResourceConfig;
import org.jspecify.annotations.Nullable;

/** The real server in this process, on a free port. */
public final class RunningServer implements AutoCloseable {
    private final DropwizardTestSupport<ServerConfiguration> support;

    private RunningServer(Map<String, String> variables, @Nullable Path file, Clock clock) {
        support = new DropwizardTestSupport<>(ChatApplication.class, file == null ? null : file.toString()) {
            @Override
            public Application<ServerConfiguration> newApplication() {
                return new ChatApplication(variables, clock);
            }
        };
    }

    /** With the built-in agent, which answers without delay unless the variables say otherwise. */
    public static RunningServer start(Path dataDirectory, Map<String, String> variables) throws Exception {
        return start(dataDirectory, variables, null);
    }

    /** With a settings file on top. */
    public static RunningServer start(Path dataDirectory, Map<String, String> variables, @Nullable Path file)
            throws Exception {
        return start(dataDirectory, variables, file, Clock.systemUTC());
    }

    /** By another clock. */
    public static RunningServer start(
            Path dataDirectory, Map<String, String> variables, @Nullable Path file, Clock clock) throws Exception {
        // The secret for those who run it in production mode.
        var all = new HashMap<>(Map.of(
                "JWT_SECRET", "the secret of these tests, of 32 bytes and more",
                "PORT", "0",
                "HOST", "127.0.0.1",
                "CHAT_DATA_DIR", dataDirectory.toString(),
                "CHAT_ECHO_DELAY", "0ms",
                "SHUTDOWN_GRACE", "0s",
                "LOG_LEVEL", "WARN",
                // Tests come from one address, and many at once.
                "RATE_LIMIT_MAX", "0"));
        all.putAll(variables);
        var server = new RunningServer(all, file, clock);
        server.support.before();
        return server;
    }

    public int port() {
        return support.getLocalPort();
    }

    public URI uri(String path) {
        return URI.create("http://127.0.0.1:" + port() + path);
    }

    /** What its API is made of. */
    public ResourceConfig resources() {
        return support.getEnvironment().jersey().getResourceConfig();
    }

    /** Somebody whom the server does not know yet. */
    public Caller stranger() {
        return new Caller(this::uri);
    }

    /** Somebody with a visitor's token and a session. */
    public Caller visitor() throws Exception {
        return stranger().becomeVisitor();
    }

    /** Does what SIGTERM does, and returns when the server has stopped. */
    @Override
    public void close() {
        support.after();
    }
}

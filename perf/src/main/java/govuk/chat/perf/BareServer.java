package govuk.chat.perf;

import ch.qos.logback.classic.Level;
import io.dropwizard.configuration.ConfigurationSourceProvider;
import io.dropwizard.core.Application;
import io.dropwizard.core.Configuration;
import io.dropwizard.core.setup.Bootstrap;
import io.dropwizard.core.setup.Environment;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;

/** A Dropwizard server with nothing in it but {@link BareResource}, on the port that the environment variable {@code PORT} names. */
public final class BareServer extends Application<Configuration> {
    private final String port;

    BareServer(String port) {
        this.port = port;
    }

    /** Serves until the process is ended. */
    public static void main(String[] arguments) throws Exception {
        new BareServer(System.getenv().getOrDefault("PORT", "0")).run("server", "built-in");
    }

    @Override
    protected Level bootstrapLogLevel() {
        return Level.WARN;
    }

    @Override
    public void initialize(Bootstrap<Configuration> bootstrap) {
        ConfigurationSourceProvider builtIn =
                path -> new ByteArrayInputStream(configuration().getBytes(StandardCharsets.UTF_8));
        bootstrap.setConfigurationSourceProvider(builtIn);
    }

    @Override
    public void run(Configuration configuration, Environment environment) {
        environment.jersey().register(new BareResource());
    }

    /** One port, no access log, virtual threads: as the chat server runs in this benchmark. */
    private String configuration() {
        return """
            server:
              enableVirtualThreads: true
              maxThreads: 10000
              adminConnectors: []
              applicationConnectors:
                - type: http
                  bindHost: 127.0.0.1
                  port: %s
              requestLog:
                appenders: []
            logging:
              level: WARN
            """.formatted(port);
    }
}

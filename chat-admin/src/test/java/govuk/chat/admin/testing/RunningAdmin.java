package govuk.chat.admin.testing;

import govuk.chat.admin.AdminApplication;
import govuk.chat.admin.settings.AdminConfiguration;
import govuk.chat.server.testing.FormPerson;
import io.dropwizard.core.Application;
import io.dropwizard.testing.DropwizardTestSupport;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;

/** The app in this process, on a free port. */
public final class RunningAdmin implements AutoCloseable {
    private final DropwizardTestSupport<AdminConfiguration> support;

    private RunningAdmin(Map<String, String> variables, Clock clock) {
        support = new DropwizardTestSupport<>(AdminApplication.class, (String) null) {
            @Override
            public Application<AdminConfiguration> newApplication() {
                return new AdminApplication(variables, clock);
            }
        };
    }

    /** @param servers as in {@code CHAT_SERVERS} */
    public static RunningAdmin start(Path data, String servers, Clock clock) throws Exception {
        return start(data, Map.of("CHAT_SERVERS", servers), clock);
    }

    public static RunningAdmin start(Path data, Map<String, String> variables, Clock clock) throws Exception {
        var all = new HashMap<>(
                Map.of("PORT", "0", "HOST", "127.0.0.1", "LOG_LEVEL", "WARN", "ADMIN_DATA_DIR", data.toString()));
        all.putAll(variables);
        var admin = new RunningAdmin(all, clock);
        admin.support.before();
        return admin;
    }

    public int port() {
        return support.getLocalPort();
    }

    public URI uri(String path) {
        return URI.create("http://127.0.0.1:" + port() + path);
    }

    /** Somebody at a browser of their own. */
    public FormPerson person() {
        return new FormPerson(this::uri);
    }

    @Override
    public void close() {
        support.after();
    }
}

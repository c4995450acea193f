package govuk.chat.admin.testing;

import govuk.chat.core.client.ChatClient;
import govuk.chat.core.client.admin.AdminCalls;
import govuk.chat.core.model.UserRole;
import govuk.chat.core.testing.MovableClock;
import govuk.chat.server.testing.FormPerson;
import govuk.chat.server.testing.RunningServer;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/** A real server with an administrator, and the app beside it. */
public final class Office implements AutoCloseable {
    public static final String EMAIL = "anna@example.org";
    public static final String PASSWORD = "correct horse battery";

    private final MovableClock clock = new MovableClock();
    private final RunningServer server;
    private final RunningAdmin admin;
    private final ChatClient client;

    public Office(Path data) throws Exception {
        this(data, Map.of());
    }

    /** @param variables of the server */
    public Office(Path data, Map<String, String> variables) throws Exception {
        var all = new HashMap<>(Map.of("ADMIN_EMAIL", EMAIL, "ADMIN_PASSWORD", PASSWORD));
        all.putAll(variables);
        server = RunningServer.start(data.resolve("server"), all);
        admin = RunningAdmin.start(data.resolve("admin"), server.uri("").toString(), clock);
        client = ChatClient.of(server.uri(""));
        client.signIn().login(EMAIL, PASSWORD);
    }

    public RunningServer server() {
        return server;
    }

    public RunningAdmin admin() {
        return admin;
    }

    /** The app's clock. */
    public MovableClock clock() {
        return clock;
    }

    /** What the administrator could do without the app. */
    public AdminCalls calls() {
        return AdminCalls.of(client);
    }

    /** Somebody new with {@link #PASSWORD}; returns their email. */
    public String newUser(UserRole role) throws InterruptedException {
        var email = role.name().toLowerCase(java.util.Locale.ROOT) + "." + UUID.randomUUID() + "@example.org";
        calls().users().create(email, role, PASSWORD, false);
        return email;
    }

    /** Somebody of this email at a browser, signed in to the app. */
    public FormPerson signedIn(String email) throws Exception {
        return admin.person().signIn(email, PASSWORD);
    }

    public FormPerson administrator() throws Exception {
        return signedIn(EMAIL);
    }

    @Override
    public void close() {
        client.close();
        admin.close();
        server.close();
    }
}

package govuk.chat.admin.signin;

import govuk.chat.admin.servers.ServerList;
import govuk.chat.admin.servers.Servers;
import govuk.chat.admin.settings.ServerSettings;
import govuk.chat.core.client.ApiException;
import govuk.chat.core.client.ChatClient;
import govuk.chat.core.client.RemoteUser;
import govuk.chat.core.client.TokenStore;
import govuk.chat.core.model.ChatException;
import govuk.chat.core.model.ErrorCode;
import govuk.chat.core.model.Owner;
import govuk.chat.core.model.UserRole;
import govuk.chat.core.model.VisitorId;
import govuk.chat.web.forms.Cookies;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Signs people in with the server's users, and out. The browser gets a random key in a cookie; the server's token stays here (ADR 30). Safe for use by many
 * threads.
 */
public final class SignInDesk {
    private static final Logger log = LoggerFactory.getLogger(SignInDesk.class);

    /** Where the key is. */
    private static final String COOKIE = "admin";

    /** Says which browser a sign-in form was made for. */
    private static final String STRANGER_COOKIE = "admin-form";

    private static final Duration STRANGER_AGE = Duration.ofHours(1);
    private static final Pattern STRANGER = Pattern.compile("[A-Za-z0-9_-]{43}");

    private final SignIns signIns;
    private final ServerList list;
    private final ServerSettings settings;
    private final Cookies cookies;
    private final Duration lifetime;
    private final Clock clock;

    public SignInDesk(
            SignIns signIns,
            ServerList list,
            ServerSettings settings,
            Cookies cookies,
            Duration lifetime,
            Clock clock) {
        this.signIns = signIns;
        this.list = list;
        this.settings = settings;
        this.cookies = cookies;
        this.lifetime = lifetime;
        this.clock = clock;
    }

    /** Whoever is signed in at this browser. */
    public Optional<Administrator> find(HttpServletRequest request) {
        return cookies.read(request, COOKIE).flatMap(signIns::use);
    }

    /** Whether there was a sign-in at this browser that is over. */
    public boolean wasSignedIn(HttpServletRequest request) {
        return cookies.read(request, COOKIE).isPresent();
    }

    /**
     * Signs in at a server, and at this browser.
     *
     * @throws ApiException if the server refuses
     * @throws ChatException {@code FORBIDDEN} for a user who may do nothing here, {@code SERVICE_OFFLINE}
     */
    public Administrator signIn(
            String email, String password, HttpServletRequest request, HttpServletResponse response) {
        var token = TokenStore.inMemory();
        var servers = new Servers(list, settings, token);
        try {
            var user = servers.change(server -> server.signIn().login(email, password));
            requireRole(user, servers);
            var administrator = new Administrator(user, servers, clock.instant());
            cookies.read(request, COOKIE).ifPresent(signIns::drop);
            cookies.set(response, COOKIE, signIns.keep(administrator), lifetime);
            return administrator;
        } catch (RuntimeException e) {
            servers.close();
            throw e;
        }
    }

    /** At the server too, if it answers. */
    public void signOut(HttpServletRequest request, HttpServletResponse response) {
        find(request).ifPresent(administrator -> end(administrator.servers()));
        forget(request, response);
    }

    /** For a sign-in that the server no longer knows. */
    public void forget(HttpServletRequest request, HttpServletResponse response) {
        cookies.read(request, COOKIE).ifPresent(signIns::drop);
        cookies.clear(response, COOKIE);
    }

    /** Whom a sign-in form is made for: this browser, whoever sits before it. */
    public Owner stranger(HttpServletRequest request, HttpServletResponse response) {
        var known = cookies.read(request, STRANGER_COOKIE)
                .filter(key -> STRANGER.matcher(key).matches());
        var key = known.orElseGet(signIns::newKey);
        if (known.isEmpty()) {
            cookies.set(response, STRANGER_COOKIE, key, STRANGER_AGE);
        }
        return new Owner.Visitor(new VisitorId(key));
    }

    private static void requireRole(RemoteUser user, Servers servers) {
        if (user.role() == UserRole.USER) {
            end(servers);
            throw new ChatException(
                    ErrorCode.FORBIDDEN,
                    "This app is for administrators and moderators. Your account is neither: ask an administrator if it"
                            + " should be.");
        }
    }

    private static void end(Servers servers) {
        try {
            servers.change(SignInDesk::logout);
        } catch (ChatException | ApiException e) {
            log.info("a sign-in could not be ended at the server and runs out there: {}", e.getMessage());
        }
    }

    private static boolean logout(ChatClient server) throws InterruptedException {
        server.signIn().logout();
        return true;
    }
}

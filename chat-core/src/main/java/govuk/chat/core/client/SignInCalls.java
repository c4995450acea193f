package govuk.chat.core.client;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;

/** Signing in and out. The token goes to the {@link TokenStore} and is used from then on. Safe for use by many threads. */
public final class SignInCalls {
    private static final String PATH = "/api/v1/auth/";

    private final Calls calls;
    private final TokenStore tokens;

    SignInCalls(Calls calls, TokenStore tokens) {
        this.calls = calls;
        this.tokens = tokens;
    }

    /** A visitor who signs in keeps their sessions. */
    public RemoteUser login(String email, String password) throws InterruptedException {
        return enter(
                calls.json(Call.post(PATH + "login", Answers.write(Map.of("email", email, "password", password)))));
    }

    /** Ends the sign-in at the server, and forgets the token even if the server cannot be reached. */
    public void logout() throws InterruptedException {
        try {
            calls.json(Call.post(PATH + "logout", "").repeated(Call.Repeat.ALWAYS));
        } finally {
            tokens.keep("");
        }
    }

    /** @throws ApiException {@code UNAUTHENTICATED} if nobody is signed in */
    public RemoteSignIn me() throws InterruptedException {
        return RemoteSignIn.of(calls.json(Call.get(PATH + "me")));
    }

    /** Ends all other sign-ins of the user too. */
    public RemoteUser changePassword(String currentPassword, String newPassword) throws InterruptedException {
        var body = Answers.write(Map.of("currentPassword", currentPassword, "newPassword", newPassword));
        return enter(calls.json(Call.post(PATH + "password", body)));
    }

    private RemoteUser enter(JsonNode json) {
        tokens.keep(Fields.text(json, "token"));
        return RemoteUser.of(json.path("user"));
    }
}

package govuk.chat.server.api;

import govuk.chat.core.model.SignedIn;
import govuk.chat.core.service.SignInRules;
import govuk.chat.server.caller.SignInDesk;
import io.dropwizard.auth.Auth;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Signing in and out, and one's own account. */
@Path("/api/v1/auth")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class AuthResource {
    private final SignInDesk desk;
    private final SignInRules rules;

    public AuthResource(SignInDesk desk, SignInRules rules) {
        this.desk = desk;
        this.rules = rules;
    }

    @POST
    @Path("login")
    public Entry login(@Nullable Login body, @Context HttpServletRequest request) {
        if (body == null || body.email() == null || body.password() == null) {
            throw Parameters.invalid("email and password: must be there, as text.");
        }
        return Entry.of(desk.signIn(body.email(), body.password(), request));
    }

    /** Nothing happens to somebody who is not signed in: what they want is so already. */
    @POST
    @Path("logout")
    public void logout(@Context HttpServletRequest request, @Context HttpServletResponse response) {
        desk.signOut(request, response);
    }

    @GET
    @Path("me")
    public Me me(@Auth Account account) {
        return Me.of(account.signedIn(), rules);
    }

    @POST
    @Path("password")
    public Entry changePassword(
            @Auth Account account,
            @Nullable NewPassword body,
            @Context HttpServletRequest request,
            @Context HttpServletResponse response) {
        if (body == null || body.currentPassword() == null || body.newPassword() == null) {
            throw Parameters.invalid("currentPassword and newPassword: must be there, as text.");
        }
        return Entry.of(desk.changePassword(body.currentPassword(), body.newPassword(), request, response));
    }

    record Login(@Nullable String email, @Nullable String password) {
        /** Without the password. */
        @Override
        public String toString() {
            return "Login";
        }
    }

    record NewPassword(
            @Nullable String currentPassword, @Nullable String newPassword) {
        /** Without the passwords. */
        @Override
        public String toString() {
            return "NewPassword";
        }
    }

    record Entry(String token, UserJson user) {
        static Entry of(SignInDesk.Entry entry) {
            return new Entry(entry.token(), UserJson.of(entry.signedIn().user()));
        }

        /** Without the token. */
        @Override
        public String toString() {
            return "Entry";
        }
    }

    /**
     * @param lapsesAt when the sign-in ends unless it is used
     * @param expiresAt when it ends in any case
     */
    record Me(UserJson user, Instant signedInAt, Instant lapsesAt, Instant expiresAt) {
        static Me of(SignedIn signedIn, SignInRules rules) {
            var signIn = signedIn.signIn();
            return new Me(UserJson.of(signedIn.user()), signIn.createdAt(), rules.lapseOf(signIn), signIn.expiresAt());
        }
    }
}

package govuk.chat.core.client.admin;

import com.fasterxml.jackson.databind.JsonNode;
import govuk.chat.core.client.Fields;
import govuk.chat.core.client.JsonAnswer;
import govuk.chat.core.client.JsonCalls;
import govuk.chat.core.client.Page;
import govuk.chat.core.client.RawAnswer;
import govuk.chat.core.client.RawCalls;
import govuk.chat.core.client.RawRequest;
import govuk.chat.core.model.UserId;
import govuk.chat.core.model.UserRole;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The users of a service: find, make, change, sign out, take along, erase. Safe for use by many threads. */
public final class UserCalls {
    private static final String USERS = AdminCalls.PATH + "/users";
    private static final Duration EXPORT_LIMIT = Duration.ofSeconds(60);

    private final JsonCalls calls;
    private final RawCalls raw;

    UserCalls(JsonCalls calls, RawCalls raw) {
        this.calls = calls;
        this.raw = raw;
    }

    /** @param cursor of the page before, for the next one; empty for the first */
    public Page<Account> list(UserFilter filter, String cursor) throws InterruptedException {
        var path = Query.to(USERS)
                .with("search", filter.search())
                .with("role", filter.role())
                .with("active", filter.active())
                .with("sort", filter.sort())
                .with("cursor", cursor)
                .path();
        return Page.of(calls.get(path).json(), "users", json -> Account.of(json, ""));
    }

    public Account get(UserId id) throws InterruptedException {
        return account(calls.get(path(id)));
    }

    /** @param password empty for one that the server makes up, which is told in what comes back and nowhere else */
    public NewAccount create(String email, UserRole role, String password, boolean isService)
            throws InterruptedException {
        var wanted = new HashMap<String, Object>(Map.of("email", email, "role", word(role), "isService", isService));
        if (!password.isEmpty()) {
            wanted.put("password", password);
        }
        var made = calls.post(USERS, wanted);
        return new NewAccount(
                Account.of(made.json().path("user"), made.version()),
                made.json().path("password").asText(""));
    }

    /** @param version of the account as the caller has seen it; another one is refused with {@code PRECONDITION_FAILED} */
    public Account change(UserId id, UserRole role, boolean isActive, String version) throws InterruptedException {
        return account(calls.patch(path(id), Map.of("role", word(role), "isActive", isActive), version));
    }

    /**
     * Ends all sign-ins as well.
     *
     * @return the new password, which is told here and nowhere else
     */
    public String resetPassword(UserId id) throws InterruptedException {
        return Fields.text(calls.post(path(id) + "/password", Map.of()).json(), "password");
    }

    /** @return how many sign-ins there were */
    public long signOutEverywhere(UserId id) throws InterruptedException {
        return Fields.whole(calls.delete(path(id) + "/sign-ins", "").json(), "signIns");
    }

    /** Everything that is kept of them, as they would get it themselves; at most {@link RawCalls#LONGEST_BODY} bytes. */
    public RawAnswer export(UserId id) throws InterruptedException {
        return raw.send(RawRequest.get(path(id) + "/data"), EXPORT_LIMIT);
    }

    /** Removes what they wrote and what was answered; the user stays. */
    public Erasure erase(UserId id) throws InterruptedException {
        var json = calls.delete(path(id) + "/data", "").json();
        return new Erasure(
                Fields.text(json, "reference"),
                Fields.time(json, "erasedAt"),
                Fields.whole(json, "sessions"),
                Fields.whole(json, "messages"));
    }

    private static String path(UserId id) {
        return USERS + "/" + id;
    }

    private static Account account(JsonAnswer answer) {
        return Account.of(answer.json(), answer.version());
    }

    private static String word(UserRole role) {
        return role.name().toLowerCase(Locale.ROOT);
    }

    /**
     * Which users are looked for; an empty text is for all, or for the usual order.
     *
     * @param search a part of the email
     * @param role {@code user}, {@code moderator} or {@code admin}
     * @param active {@code true} or {@code false}
     * @param sort {@code email}, {@code created} or {@code last_login}
     */
    public record UserFilter(String search, String role, String active, String sort) {}

    /**
     * A user as administrators see them.
     *
     * @param lastLogin empty if there was none
     * @param version for a change on top of it; empty in a list
     */
    public record Account(
            UserId id,
            String email,
            UserRole role,
            boolean isActive,
            boolean isService,
            Instant createdAt,
            Optional<Instant> lastLogin,
            String version) {
        static Account of(JsonNode json, String version) {
            return new Account(
                    Fields.value(json, "id", UserId::new),
                    Fields.text(json, "email"),
                    Fields.choice(json, "role", UserRole.class),
                    Fields.truth(json, "isActive"),
                    Fields.truth(json, "isService"),
                    Fields.time(json, "createdAt"),
                    Fields.optional(json, "lastLogin", at -> Fields.time(json, "lastLogin")),
                    version);
        }
    }

    /** @param password that was made up; empty if the caller chose one */
    public record NewAccount(Account account, String password) {
        /** Without the password. */
        @Override
        public String toString() {
            return "NewAccount[" + account.id() + "]";
        }
    }

    /** @param reference for questions about it later; the audit has it as the subject of its entry */
    public record Erasure(String reference, Instant erasedAt, long sessions, long messages) {}
}

package govuk.chat.core.service;

import static java.util.Objects.requireNonNullElse;
import static java.util.Objects.requireNonNullElseGet;

import govuk.chat.core.auth.PasswordRules;
import govuk.chat.core.model.SettingException;
import govuk.chat.core.model.SignIn;
import govuk.chat.core.model.SignInKind;
import java.time.Duration;
import java.time.Instant;

/**
 * How long somebody stays signed in. What is left out (null) has its default.
 *
 * @param lifetime after it a sign-in lapses, however much it is used; 10 minutes to 30 days
 * @param idle after it a sign-in at a browser lapses if it is not used; 3 minutes to the lifetime
 */
public record SignInRules(Duration lifetime, Duration idle, PasswordRules passwords) {
    private static final Duration SHORTEST_LIFETIME = Duration.ofMinutes(10);
    private static final Duration LONGEST_LIFETIME = Duration.ofDays(30);
    private static final Duration SHORTEST_IDLE = Duration.ofMinutes(3);

    public SignInRules {
        lifetime = requireNonNullElse(lifetime, Duration.ofHours(24));
        idle = requireNonNullElse(idle, Duration.ofMinutes(30));
        passwords = requireNonNullElseGet(passwords, PasswordRules::defaults);
        if (lifetime.compareTo(SHORTEST_LIFETIME) < 0 || lifetime.compareTo(LONGEST_LIFETIME) > 0) {
            throw new SettingException("lifetime", lifetime, "a duration from 10m to 30d");
        }
        if (idle.compareTo(SHORTEST_IDLE) < 0 || idle.compareTo(lifetime) > 0) {
            throw new SettingException("idle", idle, "a duration from 3m to the lifetime");
        }
    }

    public static SignInRules defaults() {
        return new SignInRules(Duration.ofHours(24), Duration.ofMinutes(30), PasswordRules.defaults());
    }

    /** When a sign-in lapses unless it is used. */
    public Instant lapseOf(SignIn signIn) {
        var whenIdle = signIn.lastUsedAt().plus(idle);
        return signIn.kind() == SignInKind.BROWSER && whenIdle.isBefore(signIn.expiresAt())
                ? whenIdle
                : signIn.expiresAt();
    }
}

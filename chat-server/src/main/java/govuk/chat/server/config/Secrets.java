package govuk.chat.server.config;

import govuk.chat.web.settings.BadSettings;
import govuk.chat.web.settings.KeptSecrets;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The secrets that sign what we hand out: those that are set or, in development only, those that are made at the first start and kept
 * beside the data, so that a restart keeps everybody's conversations and sign-ins.
 *
 * @param session signs visitors' cookies and forms
 * @param previousSession still good for reading them; empty if there is none
 * @param jwt signs the tokens of those who signed in
 * @param previousJwt still good for reading such tokens; empty if there is none
 */
public record Secrets(String session, String previousSession, String jwt, String previousJwt) {
    private static final int LEAST_BYTES = 32;
    private static final int LEAST_DIFFERENT = 10;
    private static final List<String> PLACEHOLDERS = List.of(
            "changeme", "change-me", "change_me", "replaceme", "replace-me", "replace_me", "your-secret", "example");

    /** @throws BadSettings with one line for each secret that is not good enough */
    public static Secrets of(ServerConfiguration configuration) {
        var session = configuration.sessionSecret();
        var previousSession = configuration.sessionSecretPrevious();
        var jwt = configuration.auth().jwtSecret();
        var previousJwt = configuration.auth().jwtSecretPrevious();
        var isProduction = configuration.isProduction();
        var problems = Stream.of(
                        problem("sessionSecret", "SESSION_SECRET", session, isProduction),
                        problem("sessionSecretPrevious", "SESSION_SECRET_PREVIOUS", previousSession, false),
                        problem("auth.jwtSecret", "JWT_SECRET", jwt, isProduction),
                        problem("auth.jwtSecretPrevious", "JWT_SECRET_PREVIOUS", previousJwt, false))
                .flatMap(Optional::stream)
                .toList();
        if (!problems.isEmpty()) {
            throw new BadSettings(String.join("\n", problems));
        }
        var keptSecrets = new KeptSecrets(Path.of(configuration.chat().storage().dataDirectory()));
        return new Secrets(
                session.isEmpty() ? keptSecrets.get("session-secret") : session,
                previousSession,
                jwt.isEmpty() ? keptSecrets.get("jwt-secret") : jwt,
                previousJwt);
    }

    /** Without the secrets. */
    @Override
    public String toString() {
        return "Secrets";
    }

    private static Optional<String> problem(String setting, String variable, String secret, boolean mustBeSet) {
        if (secret.isEmpty()) {
            return mustBeSet ? Optional.of(line(setting, variable, "not set")) : Optional.empty();
        }
        var bytes = secret.getBytes(StandardCharsets.UTF_8).length;
        if (bytes < LEAST_BYTES) {
            return Optional.of(line(setting, variable, bytes + " bytes long"));
        }
        return mustBeSet && isGuessable(secret)
                ? Optional.of(line(setting, variable, "easy to guess"))
                : Optional.empty();
    }

    /** What somebody copied from an example, or typed with one finger. */
    private static boolean isGuessable(String secret) {
        var lowerCase = secret.toLowerCase(Locale.ROOT);
        return secret.chars().distinct().count() < LEAST_DIFFERENT
                || PLACEHOLDERS.stream().anyMatch(lowerCase::contains);
    }

    private static String line(String setting, String variable, String found) {
        return "%s is %s: expected at least %d random bytes in %s, or in the file that %s_FILE names, for example from: openssl rand -base64 48"
                .formatted(setting, found, LEAST_BYTES, variable, variable);
    }
}

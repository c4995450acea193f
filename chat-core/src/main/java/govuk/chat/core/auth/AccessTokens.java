package govuk.chat.core.auth;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.MACVerifier;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import govuk.chat.core.model.SettingException;
import govuk.chat.core.model.SignInId;
import govuk.chat.core.model.SignedIn;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Writes and reads the tokens of those who signed in: JWTs (RFC 7519), signed with HS256 and nothing else, as RFC 8725 advises. A token
 * names a sign-in ({@code jti}). What else it says (user, email, role) is for its bearer to read; whether the sign-in holds, and what the
 * user may do, is looked up. Safe for use by many threads.
 */
public final class AccessTokens {
    private static final JWSAlgorithm ALGORITHM = JWSAlgorithm.HS256;

    /** What we write, and all that we read: no key or address in a token's header is ever followed. */
    private static final Set<String> HEADERS = Set.of("alg", "kid", "typ");

    private static final int LONGEST = 4_096;

    /** The clocks of two nodes may differ: a token that one has just written is good for the other. */
    private static final Duration SKEW = Duration.ofMinutes(1);

    private final List<TokenKey> keys;
    private final String issuer;
    private final Clock clock;

    /**
     * @param secret signs new tokens; at least 32 bytes
     * @param previous still good for reading, so that a new secret signs nobody out; empty if there is none
     * @param issuer who issues the tokens and whom they are for; tokens of others do not hold
     * @throws SettingException if a secret is too short
     */
    public AccessTokens(String secret, String previous, String issuer, Clock clock) {
        this.keys =
                previous.isEmpty() ? List.of(TokenKey.of(secret)) : List.of(TokenKey.of(secret), TokenKey.of(previous));
        this.issuer = issuer;
        this.clock = clock;
    }

    /** A token that is good for as long as the sign-in. */
    public String issue(SignedIn signedIn) {
        var key = keys.getFirst();
        var header = new JWSHeader.Builder(ALGORITHM)
                .type(JOSEObjectType.JWT)
                .keyID(key.id())
                .build();
        var token = new SignedJWT(header, claims(signedIn));
        try {
            token.sign(new MACSigner(key.secret()));
            return token.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException("every Java platform has HMAC-SHA256", e);
        }
    }

    /** The sign-in that a token names; empty if we did not write the token, or it is not yet or no longer good. */
    public Optional<SignInId> read(String token) {
        if (token.length() > LONGEST) {
            return Optional.empty();
        }
        try {
            var parsed = SignedJWT.parse(token);
            return isOurs(parsed) ? signIn(parsed.getJWTClaimsSet()) : Optional.empty();
        } catch (ParseException | JOSEException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private JWTClaimsSet claims(SignedIn signedIn) {
        var user = signedIn.user();
        var begun = Date.from(signedIn.signIn().createdAt());
        return new JWTClaimsSet.Builder()
                .issuer(issuer)
                .audience(issuer)
                .subject(user.id().value())
                .jwtID(signedIn.signIn().id().value())
                .issueTime(begun)
                .notBeforeTime(begun)
                .expirationTime(Date.from(signedIn.signIn().expiresAt()))
                .claim("userId", user.id().value())
                .claim("email", user.email().value())
                .claim("role", user.role().name().toLowerCase(Locale.ROOT))
                .build();
    }

    private boolean isOurs(SignedJWT token) throws JOSEException {
        var header = token.getHeader();
        if (!ALGORITHM.equals(header.getAlgorithm())
                || !HEADERS.containsAll(header.toJSONObject().keySet())) {
            return false;
        }
        var key = keys.stream()
                .filter(each -> each.id().equals(header.getKeyID()))
                .findFirst();
        return key.isPresent() && token.verify(new MACVerifier(key.get().secret()));
    }

    private Optional<SignInId> signIn(JWTClaimsSet claims) {
        var now = clock.instant();
        var isGood = issuer.equals(claims.getIssuer())
                && claims.getAudience().equals(List.of(issuer))
                && isBefore(claims.getNotBeforeTime(), now.plus(SKEW))
                && isAfter(claims.getExpirationTime(), now);
        return isGood ? Optional.of(new SignInId(Objects.requireNonNullElse(claims.getJWTID(), ""))) : Optional.empty();
    }

    /** A time that is missing is as wrong as a wrong one. */
    private static boolean isBefore(@Nullable Date time, Instant now) {
        return time != null && !time.toInstant().isAfter(now);
    }

    private static boolean isAfter(@Nullable Date time, Instant now) {
        return time != null && time.toInstant().isAfter(now);
    }
}

package govuk.chat.web.forms;

import govuk.chat.core.model.SettingException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Signs short texts with HMAC-SHA256 (RFC 2104), each for one purpose, so that a token made for one thing cannot stand in for
 * another. A key that was replaced can go on proving what it signed. Safe for use by many threads.
 */
public final class SigningKey {
    private static final String ALGORITHM = "HmacSHA256";
    private static final int LEAST_BYTES = 32;

    /** Cloned for each signature: looking up an algorithm costs more than using it. */
    private final Mac mac;

    private final Optional<SigningKey> previous;

    /** @throws SettingException if the secret has fewer than 32 bytes */
    public SigningKey(String secret) {
        this(secret, Optional.empty());
    }

    private SigningKey(String secret, Optional<SigningKey> previous) {
        this.previous = previous;
        var bytes = secret.getBytes(StandardCharsets.UTF_8);
        if (bytes.length < LEAST_BYTES) {
            throw new SettingException(
                    "sessionSecret",
                    bytes.length + " bytes long",
                    "at least " + LEAST_BYTES + " bytes, for example from: openssl rand -base64 48");
        }
        mac = mac(new SecretKeySpec(bytes, ALGORITHM));
    }

    /**
     * @param previousSecret of the key before this one; empty for none
     * @throws SettingException if a secret has fewer than 32 bytes
     */
    public static SigningKey replacing(String previousSecret, String secret) {
        return new SigningKey(
                secret,
                Optional.of(previousSecret).filter(known -> !known.isEmpty()).map(SigningKey::new));
    }

    /** The signature, in base64url without padding: 43 characters. */
    public String sign(String purpose, String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(hash(purpose + "\n" + text));
    }

    /** Whether this key or the one before it signed that. Takes the same time wherever the first difference is. */
    public boolean isSignature(String purpose, String text, String signature) {
        return MessageDigest.isEqual(
                        sign(purpose, text).getBytes(StandardCharsets.US_ASCII),
                        signature.getBytes(StandardCharsets.UTF_8))
                || previous.filter(key -> key.isSignature(purpose, text, signature))
                        .isPresent();
    }

    private byte[] hash(String text) {
        try {
            return ((Mac) mac.clone()).doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException("the JDK's " + ALGORITHM + " can be cloned", e);
        }
    }

    private static Mac mac(SecretKeySpec key) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return mac;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has " + ALGORITHM, e);
        }
    }
}

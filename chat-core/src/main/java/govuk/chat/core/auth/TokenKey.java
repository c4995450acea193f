package govuk.chat.core.auth;

import govuk.chat.core.model.SettingException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/**
 * A secret that signs tokens, and the name by which tokens say that it was this one. The name is a part of its hash, so that all nodes
 * find the same name and nobody finds the secret.
 */
record TokenKey(String id, SecretKey secret) {
    private static final int LEAST_BYTES = 32;
    private static final int ID_BYTES = 9;

    /** @throws SettingException if it is too short for HS256 (RFC 7518 §3.2) */
    static TokenKey of(String secret) {
        var bytes = secret.getBytes(StandardCharsets.UTF_8);
        if (bytes.length < LEAST_BYTES) {
            throw new SettingException("secret", bytes.length + " bytes long", "at least " + LEAST_BYTES + " bytes");
        }
        var id = Arrays.copyOf(sha256(bytes), ID_BYTES);
        return new TokenKey(
                Base64.getUrlEncoder().withoutPadding().encodeToString(id), new SecretKeySpec(bytes, "HmacSHA256"));
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** Without the secret. */
    @Override
    public String toString() {
        return id;
    }
}

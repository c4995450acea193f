package govuk.chat.core.auth;

import at.favre.lib.crypto.bcrypt.BCrypt;
import at.favre.lib.crypto.bcrypt.LongPasswordStrategies;
import at.favre.lib.crypto.bcrypt.LongPasswordStrategy;
import govuk.chat.core.model.ChatException;
import govuk.chat.core.model.RetryLaterException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Hashes passwords with bcrypt, cost {@value #COST}: about a quarter of a second each. Passwords of more than 72 bytes, where bcrypt would
 * stop reading, go through SHA-512 first. Safe for use by many threads.
 *
 * <p>Hashes are made by a few threads of their own, half as many as there are processors, so that a flood of sign-ins leaves the other
 * half to the chat. They are not virtual threads: one of those would keep all others from its processor until its hash is ready.
 */
public final class PasswordHasher implements AutoCloseable {
    public static final int COST = 12;

    /** The hash of 32 random bytes that nobody kept. Checking against it takes as long as against any other, and fails. */
    public static final String NOBODYS_HASH = "$2b$12$l4I5aDrO73IBJb4jA1F0SOVIkksEJTAY0X.1wiYONRQrwREThhz3W";

    private static final int MOST_THREADS = 4;
    private static final int LONGEST_QUEUE = 40;
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration RETRY_AFTER = Duration.ofSeconds(5);

    private final ThreadPoolExecutor threads;

    public PasswordHasher() {
        this(Math.clamp(Runtime.getRuntime().availableProcessors() / 2, 1, MOST_THREADS), LONGEST_QUEUE);
    }

    PasswordHasher(int count, int longestQueue) {
        threads = new ThreadPoolExecutor(
                count,
                count,
                30,
                TimeUnit.SECONDS,
                new ArrayBlockingQueue<>(longestQueue),
                Thread.ofPlatform().name("passwords-", 0).daemon().factory());
        threads.allowCoreThreadTimeOut(true);
    }

    /** @throws ChatException {@code RATE_LIMITED} if too many wait for a hash already */
    public String hash(String password) {
        return await(() -> new String(
                BCrypt.with(BCrypt.Version.VERSION_2B, longPasswords()).hash(COST, bytes(password)),
                StandardCharsets.US_ASCII));
    }

    /** @throws ChatException {@code RATE_LIMITED} if too many wait for a hash already */
    public boolean matches(String password, String hash) {
        return await(() -> BCrypt.verifyer(BCrypt.Version.VERSION_2B, longPasswords())
                .verify(bytes(password), hash.getBytes(StandardCharsets.US_ASCII))
                .verified);
    }

    /** Waiting hashes are not made. */
    @Override
    public void close() {
        threads.shutdownNow();
    }

    private <T> T await(Callable<T> work) {
        try {
            return result(threads.submit(work));
        } catch (RejectedExecutionException e) {
            throw tooBusy();
        }
    }

    private <T> T result(Future<T> future) {
        try {
            return future.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            future.cancel(false);
            throw tooBusy();
        } catch (InterruptedException e) {
            future.cancel(false);
            Thread.currentThread().interrupt();
            throw tooBusy();
        } catch (ExecutionException e) {
            throw new IllegalStateException("a password could not be hashed", e.getCause());
        }
    }

    private static ChatException tooBusy() {
        return new RetryLaterException(
                "Too many people are signing in at the moment. Try again in a few seconds.", RETRY_AFTER);
    }

    private static LongPasswordStrategy longPasswords() {
        return LongPasswordStrategies.hashSha512(BCrypt.Version.VERSION_2B);
    }

    private static byte[] bytes(String password) {
        return PasswordRules.normal(password).getBytes(StandardCharsets.UTF_8);
    }
}

package govuk.chat.core.auth;

/** Checks passwords: slowly on purpose, few at once, and ever slower for an account that is guessed at. Safe for use by many threads. */
public final class PasswordGuard {
    private final PasswordHasher hasher;
    private final GuessBrake brake;

    /** @param hasher stays open */
    public PasswordGuard(PasswordHasher hasher, GuessBrake brake) {
        this.hasher = hasher;
        this.brake = brake;
    }

    /**
     * Whether the password belongs to the hash; counts as a guess at the account until {@link #letIn}.
     *
     * @throws govuk.chat.core.model.RetryLaterException after too many guesses at the account, and while too many others wait
     */
    public boolean isRight(String account, String password, String hash) {
        brake.guess(account);
        return hasher.matches(password, hash);
    }

    /** The owner of the account has come in: what was guessed before is forgotten. */
    public void letIn(String account) {
        brake.right(account);
    }

    /** As {@link PasswordHasher#hash}. */
    public String hash(String password) {
        return hasher.hash(password);
    }
}

package govuk.chat.core.client;

/**
 * Keeps what says who the caller is: the token of a sign-in or of a visitor. The client asks for it before every call, and hands over the one
 * that the server gives. Safe for use by many threads.
 */
public interface TokenStore {
    /** Empty if there is none. */
    String token();

    /** Replaces the token; an empty one is to be forgotten. */
    void keep(String token);

    /** Keeps it as long as the program runs. */
    static TokenStore inMemory() {
        return starting("");
    }

    /** Begins with a token that the program has already. Keeps it as long as the program runs. */
    static TokenStore starting(String token) {
        return new TokenInMemory(token);
    }

    /** A token that is gone with the program. */
    final class TokenInMemory implements TokenStore {
        private volatile String token;

        private TokenInMemory(String token) {
            this.token = token;
        }

        @Override
        public String token() {
            return token;
        }

        @Override
        public void keep(String newToken) {
            token = newToken;
        }
    }
}

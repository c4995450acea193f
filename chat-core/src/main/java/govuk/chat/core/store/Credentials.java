package govuk.chat.core.store;

import govuk.chat.core.model.User;

/** A user with the hash of the password, for those few who check or change it. */
public record Credentials(User user, String passwordHash) {
    public Credentials withUser(User newUser) {
        return new Credentials(newUser, passwordHash);
    }

    public Credentials withPasswordHash(String newHash) {
        return new Credentials(user, newHash);
    }

    /** Without the hash. */
    @Override
    public String toString() {
        return "Credentials[user=" + user.id() + "]";
    }
}

package govuk.chat.core.store.jdbc;

import govuk.chat.core.model.Email;
import govuk.chat.core.model.User;
import govuk.chat.core.model.UserId;
import govuk.chat.core.model.UserRole;
import govuk.chat.core.store.Credentials;
import java.sql.ResultSet;
import java.sql.SQLException;

/** A user as a row. */
final class UserRow {
    /** The password's hash is not among them. */
    static final String COLUMNS =
            "users.id, users.email, users.role, users.is_active, users.is_service, users.created_at, users.last_login";

    static final String WITH_HASH = COLUMNS + ", users.password_hash";

    private UserRow() {}

    static User read(ResultSet row) throws SQLException {
        return new User(
                new UserId(row.getString("id")),
                new Email(row.getString("email")),
                Words.value(UserRole.class, row.getString("role")),
                row.getBoolean("is_active"),
                row.getBoolean("is_service"),
                Times.read(row, "created_at"),
                Times.read(row, "last_login"));
    }

    static Credentials readWithHash(ResultSet row) throws SQLException {
        return new Credentials(read(row), row.getString("password_hash"));
    }
}

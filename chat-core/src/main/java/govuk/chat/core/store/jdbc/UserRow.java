package govuk.chat.core.store.jdbc;

import govuk.chat.core.model.Email;
import govuk.chat.core.model.User;
import govuk.chat.core.model.UserId;
import govuk.chat.core.model.UserRole;
import govuk.chat.core.store.Credentials;
import java.sql.ResultSet;
import java.sql.SQLException;

/** A user as a row. Its columns are read in their order. */
final class UserRow {
    /** The password's hash is not among them. */
    static final String COLUMNS = "id, email, role, is_active, is_service, created_at, last_login";

    static final String WITH_HASH = COLUMNS + ", password_hash";

    private UserRow() {}

    static User read(Columns columns) throws SQLException {
        return new User(
                new UserId(columns.text()),
                new Email(columns.text()),
                columns.word(UserRole.class),
                columns.truth(),
                columns.truth(),
                columns.time(),
                columns.time());
    }

    static Credentials readWithHash(ResultSet row) throws SQLException {
        var columns = new Columns(row);
        return new Credentials(read(columns), columns.text());
    }
}

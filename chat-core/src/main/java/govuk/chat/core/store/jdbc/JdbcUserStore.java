package govuk.chat.core.store.jdbc;

import govuk.chat.core.model.ChatException;
import govuk.chat.core.model.Email;
import govuk.chat.core.model.ErrorCode;
import govuk.chat.core.model.User;
import govuk.chat.core.model.UserId;
import govuk.chat.core.model.UserRole;
import govuk.chat.core.store.Credentials;
import govuk.chat.core.store.UserPlace;
import govuk.chat.core.store.UserQuery;
import govuk.chat.core.store.UserStore;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

final class JdbcUserStore implements UserStore {
    private static final String FIND = "SELECT " + UserRow.WITH_HASH + " FROM users WHERE id = ?";

    private static final String FIND_BY_EMAIL = "SELECT " + UserRow.WITH_HASH + " FROM users WHERE email = ?";

    private final Transactions transactions;
    private final String findToChange;
    private final String administrators;

    JdbcUserStore(Transactions transactions, Dialect dialect) {
        this.transactions = transactions;
        this.findToChange = FIND + " " + dialect.lock();
        this.administrators =
                "SELECT id FROM users WHERE role = 'admin' AND is_active = TRUE ORDER BY id " + dialect.lock();
    }

    @Override
    public boolean create(Credentials credentials) {
        var user = credentials.user();
        return transactions.write(sql -> sql.update(
                        """
                        INSERT INTO users (id, email, role, is_active, is_service, password_hash, created_at, last_login)
                        VALUES (?, ?, ?, ?, ?, ?, ?, ?)
                        ON CONFLICT (email) DO NOTHING
                        """,
                        user.id().value(),
                        user.email().value(),
                        Words.of(user.role()),
                        user.isActive(),
                        user.isService(),
                        credentials.passwordHash(),
                        user.createdAt(),
                        user.lastLogin())
                > 0);
    }

    @Override
    public Optional<Credentials> find(UserId id) {
        return transactions.read(sql -> sql.first(UserRow::readWithHash, FIND, id.value()));
    }

    @Override
    public Optional<Credentials> find(Email email) {
        return transactions.read(sql -> sql.first(UserRow::readWithHash, FIND_BY_EMAIL, email.value()));
    }

    @Override
    public List<User> list(UserQuery query, UserPlace after, int limit) {
        var where = behind(query.sort(), after)
                .andContains("email", query.search())
                .andIf("role = ?", query.role() == null ? null : Words.of(query.role()))
                .andIf("is_active = ?", query.isActive());
        return transactions.read(sql -> sql.list(
                row -> UserRow.read(new Columns(row)),
                "SELECT " + UserRow.COLUMNS + " FROM users" + where.text() + order(query.sort()) + " LIMIT ?",
                where.values(limit)));
    }

    private static Where behind(UserQuery.Sort sort, UserPlace place) {
        return switch (sort) {
            case EMAIL -> new Where().and("email > ?", place.email());
            case CREATED -> new Where().and("(created_at, id) < (?, ?)", place.at(), place.id());
            case LAST_LOGIN -> new Where().and("(last_login, id) < (?, ?)", place.at(), place.id());
        };
    }

    private static String order(UserQuery.Sort sort) {
        return switch (sort) {
            case EMAIL -> "ORDER BY email";
            case CREATED -> "ORDER BY created_at DESC, id DESC";
            case LAST_LOGIN -> "ORDER BY last_login DESC, id DESC";
        };
    }

    @Override
    public Optional<User> update(UserId id, UnaryOperator<Credentials> change) {
        return transactions.write(sql -> {
            var stored = sql.first(UserRow::readWithHash, findToChange, id.value());
            if (stored.isEmpty()) {
                return Optional.empty();
            }
            var before = stored.get();
            var user = save(sql, before, change.apply(before));
            return Optional.of(user);
        });
    }

    /** Everybody who signs in locks the user's row first, so no sign-in can come between our two statements. */
    private User save(Sql sql, Credentials before, Credentials changed) throws SQLException {
        var user = before.user()
                .withRole(changed.user().role())
                .withActive(changed.user().isActive());
        var after = new Credentials(user, changed.passwordHash());
        if (isAdministrator(before.user()) && !isAdministrator(user)) {
            requireAnother(sql, user.id());
        }
        if (!after.equals(before)) {
            sql.update(
                    "UPDATE users SET role = ?, is_active = ?, password_hash = ? WHERE id = ?",
                    Words.of(user.role()),
                    user.isActive(),
                    after.passwordHash(),
                    user.id().value());
            sql.update("DELETE FROM sign_ins WHERE user_id = ?", user.id().value());
        }
        return user;
    }

    /** Holds the rows of all administrators, so that two of them cannot go at the same moment. */
    private void requireAnother(Sql sql, UserId leaving) throws SQLException {
        var others =
                sql.list(row -> row.getString(1), administrators).stream().filter(id -> !id.equals(leaving.value()));
        if (others.findAny().isEmpty()) {
            throw new ChatException(
                    ErrorCode.CONFLICT, "This is the last active administrator. Make another one first.");
        }
    }

    private static boolean isAdministrator(User user) {
        return user.isActive() && user.role() == UserRole.ADMIN;
    }

    @Override
    public boolean hasAny(UserRole role) {
        return transactions
                .read(sql -> sql.first(row -> true, "SELECT 1 FROM users WHERE role = ? LIMIT 1", Words.of(role)))
                .isPresent();
    }
}

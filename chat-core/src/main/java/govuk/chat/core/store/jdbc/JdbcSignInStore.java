package govuk.chat.core.store.jdbc;

import govuk.chat.core.model.SignIn;
import govuk.chat.core.model.SignInId;
import govuk.chat.core.model.SignInKind;
import govuk.chat.core.model.SignedIn;
import govuk.chat.core.model.UserId;
import govuk.chat.core.store.SignInStore;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

final class JdbcSignInStore implements SignInStore {
    private static final String COLUMNS = "id, kind, signed_in_at, last_used_at, expires_at";

    private static final String FIND = "SELECT " + Columns.of("users", UserRow.COLUMNS) + ", "
            + Columns.of("sign_ins", COLUMNS)
            + " FROM sign_ins JOIN users ON users.id = sign_ins.user_id WHERE sign_ins.id = ?";

    private final Transactions transactions;

    JdbcSignInStore(Transactions transactions) {
        this.transactions = transactions;
    }

    @Override
    public boolean create(SignIn signIn, String checkedHash) {
        return transactions.write(sql -> {
            if (!noteLogin(sql, signIn, checkedHash)) {
                return false;
            }
            sql.update("DELETE FROM sign_ins WHERE expires_at <= ?", signIn.createdAt());
            insert(sql, signIn);
            return true;
        });
    }

    /** Also holds the user's row: whoever changes the user right now is waited for, and then seen. */
    private static boolean noteLogin(Sql sql, SignIn signIn, String checkedHash) throws SQLException {
        return sql.update(
                        "UPDATE users SET last_login = ? WHERE id = ? AND password_hash = ? AND is_active",
                        signIn.createdAt(),
                        signIn.user().value(),
                        checkedHash)
                > 0;
    }

    private static void insert(Sql sql, SignIn signIn) throws SQLException {
        sql.update(
                """
                INSERT INTO sign_ins (id, user_id, kind, signed_in_at, last_used_at, expires_at)
                VALUES (?, ?, ?, ?, ?, ?)
                """,
                signIn.id().value(),
                signIn.user().value(),
                Words.of(signIn.kind()),
                signIn.createdAt(),
                signIn.lastUsedAt(),
                signIn.expiresAt());
    }

    @Override
    public Optional<SignedIn> find(SignInId id) {
        return transactions.read(sql -> sql.first(JdbcSignInStore::read, FIND, id.value()));
    }

    @Override
    public List<SignIn> ofUser(UserId user, int limit) {
        return transactions.read(sql -> sql.list(
                row -> read(new Columns(row), user),
                "SELECT " + COLUMNS + " FROM sign_ins WHERE user_id = ? ORDER BY signed_in_at DESC, id DESC LIMIT ?",
                user.value(),
                limit));
    }

    @Override
    public void use(SignInId id, Instant now) {
        transactions.write(sql -> sql.update(
                "UPDATE sign_ins SET last_used_at = ? WHERE id = ? AND last_used_at < ?", now, id.value(), now));
    }

    @Override
    public void remove(SignInId id) {
        transactions.write(sql -> sql.update("DELETE FROM sign_ins WHERE id = ?", id.value()));
    }

    @Override
    public int removeAll(UserId user) {
        return transactions.write(sql -> sql.update("DELETE FROM sign_ins WHERE user_id = ?", user.value()));
    }

    private static SignedIn read(ResultSet row) throws SQLException {
        var columns = new Columns(row);
        var user = UserRow.read(columns);
        return new SignedIn(read(columns, user.id()), user);
    }

    private static SignIn read(Columns columns, UserId user) throws SQLException {
        return new SignIn(
                new SignInId(columns.text()),
                user,
                columns.word(SignInKind.class),
                columns.time(),
                columns.time(),
                columns.time());
    }
}

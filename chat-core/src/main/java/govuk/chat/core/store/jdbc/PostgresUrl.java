package govuk.chat.core.store.jdbc;

import govuk.chat.core.model.SettingException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The address of a PostgreSQL database, taken apart so that its secrets travel apart from it.
 *
 * @param place host, port and database: fit for logs and errors
 * @param options the query without user and password, for the driver; begins with {@code ?} or is empty
 */
record PostgresUrl(String place, String options, String user, String password) {
    private static final Pattern SHAPE = Pattern.compile(
            "(?:jdbc:)?postgres(?:ql)?://(?:(?<user>[^:@/?]*)(?::(?<password>[^/?]*))?@)?(?<place>[^@/?]+/[^@/?]+)(?:\\?(?<options>.*))?");

    /** Never repeats what it could not read: there may be a password in it. */
    static PostgresUrl parse(String url) {
        var found = SHAPE.matcher(url.strip());
        if (!found.matches()) {
            throw new SettingException(
                    "url", url.isBlank() ? "empty" : "malformed", "jdbc:postgresql://HOST:5432/DATABASE");
        }
        var options = options(found.group("options"));
        return new PostgresUrl("postgresql://" + found.group("place"), rest(options), "", "")
                .with(decoded(found.group("user")), decoded(found.group("password")))
                .with(value(options, "user="), value(options, "password="));
    }

    private static List<String> options(@Nullable String query) {
        return query == null ? List.of() : List.of(query.split("&"));
    }

    private static String rest(List<String> options) {
        var rest = new ArrayList<>(options);
        rest.removeIf(option -> option.startsWith("user=") || option.startsWith("password="));
        return rest.isEmpty() ? "" : "?" + String.join("&", rest);
    }

    private static String value(List<String> options, String name) {
        return options.stream()
                .filter(option -> option.startsWith(name))
                .map(option -> decoded(option.substring(name.length())))
                .findFirst()
                .orElse("");
    }

    private static String decoded(@Nullable String text) {
        return text == null ? "" : URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    /** The same with another user and password, unless they are empty. */
    PostgresUrl with(String otherUser, String otherPassword) {
        return new PostgresUrl(
                place,
                options,
                otherUser.isEmpty() ? user : otherUser,
                otherPassword.isEmpty() ? password : otherPassword);
    }

    /** For the driver; without secrets. */
    String address() {
        return "jdbc:" + place + options;
    }

    @Override
    public String toString() {
        return place;
    }
}

package govuk.chat.admin.settings;

import static java.util.Objects.requireNonNullElse;

import govuk.chat.core.model.SettingException;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;

/**
 * Where the servers are. What is left out (null) has its default.
 *
 * @param addresses URLs such as {@code http://127.0.0.1:3000}, the default, and names such as {@code chat:3000}, separated by commas; a name stands
 *     for every address that it has, so that one name is all replicas
 * @param connectLimit for a connection; 1 s by default
 * @param answerLimit for one answer; 5 s by default
 * @param everyLimit for one answer where all replicas are asked and a page waits for the slowest; 2 s by default
 */
public record ServerSettings(String addresses, Duration connectLimit, Duration answerLimit, Duration everyLimit) {
    public ServerSettings {
        addresses = requireNonNullElse(addresses, "http://127.0.0.1:3000");
        connectLimit = requirePositive("connectLimit", requireNonNullElse(connectLimit, Duration.ofSeconds(1)));
        answerLimit = requirePositive("answerLimit", requireNonNullElse(answerLimit, Duration.ofSeconds(5)));
        everyLimit = requirePositive("everyLimit", requireNonNullElse(everyLimit, Duration.ofSeconds(2)));
        if (parts(addresses).isEmpty()) {
            throw new SettingException("addresses", "empty", "the address of one server at least");
        }
        parts(addresses).forEach(ServerSettings::place);
    }

    /** One place for each part of the setting. */
    public List<Place> places() {
        return parts(addresses).stream().map(ServerSettings::place).toList();
    }

    /**
     * A part of the setting.
     *
     * @param isName whether the host stands for all addresses that it has
     */
    public record Place(URI address, boolean isName) {}

    private static List<String> parts(String list) {
        return Arrays.stream(list.split(",", -1))
                .map(String::strip)
                .filter(part -> !part.isEmpty())
                .toList();
    }

    private static Place place(String part) {
        var isName = !part.contains("://");
        try {
            var address = URI.create(isName ? "http://" + part : part);
            if (address.getHost() != null
                    && List.of("http", "https").contains(address.getScheme())
                    && address.getRawUserInfo() == null
                    && address.getRawQuery() == null
                    && address.getRawFragment() == null) {
                return new Place(address, isName);
            }
        } catch (IllegalArgumentException e) {
            // Said below.
        }
        throw new SettingException(
                "addresses", "\"" + part + "\"", "URLs like http://127.0.0.1:3000 or names like chat:3000");
    }

    private static Duration requirePositive(String name, Duration limit) {
        if (!limit.isPositive()) {
            throw new SettingException(name, limit, "longer than nothing");
        }
        return limit;
    }
}

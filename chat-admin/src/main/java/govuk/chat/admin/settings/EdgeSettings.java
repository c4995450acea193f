package govuk.chat.admin.settings;

import static java.util.Objects.requireNonNullElse;

import govuk.chat.core.model.SettingException;
import govuk.chat.web.edge.AddressRange;
import java.util.Arrays;
import java.util.List;

/**
 * Whose word is taken for where a request comes from. What is left out (null) has its default.
 *
 * @param trustedProxies addresses and networks such as {@code 10.0.0.0/8}, separated by commas; none by default
 */
public record EdgeSettings(String trustedProxies) {
    public EdgeSettings {
        trustedProxies = requireNonNullElse(trustedProxies, "");
        read(trustedProxies);
    }

    public List<AddressRange> proxies() {
        return read(trustedProxies);
    }

    private static List<AddressRange> read(String list) {
        return Arrays.stream(list.split(",", -1))
                .map(String::strip)
                .filter(part -> !part.isEmpty())
                .map(EdgeSettings::range)
                .toList();
    }

    private static AddressRange range(String text) {
        return AddressRange.read(text)
                .orElseThrow(() -> new SettingException(
                        "trustedProxies",
                        "\"" + text + "\"",
                        "addresses or networks like 10.0.0.0/8, separated by commas"));
    }
}

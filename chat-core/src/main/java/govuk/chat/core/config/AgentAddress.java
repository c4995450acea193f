package govuk.chat.core.config;

import govuk.chat.core.model.SettingException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;

/** Where an agent is, and by that what it speaks. */
sealed interface AgentAddress {
    record BuiltIn() implements AgentAddress {}

    /** OpenAI's chat completions over HTTP. */
    record Web(URI address) implements AgentAddress {}

    /** Our JSON frames over a WebSocket. */
    record Socket(URI address) implements AgentAddress {}

    /** @throws SettingException without the address in it, which may hold a key */
    static AgentAddress of(String url) {
        if (url.isEmpty()) {
            return new BuiltIn();
        }
        try {
            var address = new URI(url);
            return switch (String.valueOf(address.getScheme()).toLowerCase(Locale.ROOT)) {
                case "http", "https" -> new Web(address);
                case "ws", "wss" -> new Socket(address);
                default -> throw bad("an address of another kind");
            };
        } catch (URISyntaxException e) {
            throw bad("no address");
        }
    }

    private static SettingException bad(String found) {
        return new SettingException("url", found, "one that begins with ws://, wss://, http:// or https://");
    }
}

package govuk.chat.core.agent.websocket;

import govuk.chat.core.model.SettingException;
import java.net.URI;

/**
 * Where a WebSocket agent is and what it is told.
 *
 * @param apiKey sent as a bearer with the handshake; empty if the agent wants none
 * @param historyLimit how many earlier messages are sent with a question, 0 to {@value #MAX_HISTORY}
 */
public record WebSocketSettings(URI url, String apiKey, int historyLimit, ConnectionSettings connections) {
    public static final int MAX_HISTORY = 1000;
    public static final int DEFAULT_HISTORY = 20;

    public WebSocketSettings {
        requireSocketAddress(url);
        if (!apiKey.chars().allMatch(character -> character > ' ' && character < 127)) {
            throw new SettingException("apiKey", "not fit for a header", "letters, digits and signs without spaces");
        }
        if (historyLimit < 0 || historyLimit > MAX_HISTORY) {
            throw new SettingException("historyLimit", historyLimit, "a number from 0 to " + MAX_HISTORY);
        }
    }

    /** The defaults for all the rest. */
    public WebSocketSettings(URI url, String apiKey) {
        this(url, apiKey, DEFAULT_HISTORY, ConnectionSettings.DEFAULTS);
    }

    private static void requireSocketAddress(URI url) {
        var isSocket = "ws".equalsIgnoreCase(url.getScheme()) || "wss".equalsIgnoreCase(url.getScheme());
        if (!isSocket || url.getHost() == null || url.getRawFragment() != null) {
            throw new SettingException("url", "no WebSocket address", "an address such as wss://agent.example/ws");
        }
        if (url.getRawUserInfo() != null) {
            throw new SettingException("url", "an address with a name or password in it", "the key in apiKey");
        }
    }

    /** Without the key and the query, which may hold one too. */
    @Override
    public String toString() {
        return "WebSocketSettings[host=" + url.getHost() + "]";
    }
}

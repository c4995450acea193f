package govuk.chat.core.agent.openai;

import govuk.chat.core.model.SettingException;
import java.net.URI;
import java.time.Duration;

/**
 * Where an OpenAI-compatible agent is and what it is told.
 *
 * @param url up to and without {@code /chat/completions}, for example {@code https://api.openai.com/v1}; a query is kept
 * @param apiKey sent as a bearer; empty if the agent wants none
 * @param model empty if the agent has only one
 * @param systemPrompt put before the conversation; empty for none
 * @param historyLimit how many earlier messages are sent with a question, 0 to {@value #MAX_HISTORY}
 * @param connectTimeout how long a connection may take to be made
 */
public record OpenAiSettings(
        URI url, String apiKey, String model, String systemPrompt, int historyLimit, Duration connectTimeout) {
    public static final int MAX_HISTORY = 1000;
    public static final int DEFAULT_HISTORY = 20;
    public static final Duration DEFAULT_CONNECT_TIMEOUT = Duration.ofSeconds(5);

    public OpenAiSettings {
        requireWebAddress(url);
        requireHeaderText(apiKey);
        if (historyLimit < 0 || historyLimit > MAX_HISTORY) {
            throw new SettingException("historyLimit", historyLimit, "a number from 0 to " + MAX_HISTORY);
        }
        if (!connectTimeout.isPositive()) {
            throw new SettingException("connectTimeout", connectTimeout, "a duration longer than 0, such as 5s");
        }
    }

    /** No system prompt, and the defaults. */
    public OpenAiSettings(URI url, String apiKey, String model) {
        this(url, apiKey, model, "", DEFAULT_HISTORY, DEFAULT_CONNECT_TIMEOUT);
    }

    private static void requireWebAddress(URI url) {
        var isWeb = "http".equalsIgnoreCase(url.getScheme()) || "https".equalsIgnoreCase(url.getScheme());
        if (!isWeb || url.getHost() == null || url.getRawFragment() != null) {
            throw new SettingException("url", "no web address", "an address such as https://api.openai.com/v1");
        }
        if (url.getRawUserInfo() != null) {
            throw new SettingException("url", "an address with a name or password in it", "the key in apiKey");
        }
    }

    private static void requireHeaderText(String apiKey) {
        if (!apiKey.chars().allMatch(character -> character > ' ' && character < 127)) {
            throw new SettingException("apiKey", "not fit for a header", "letters, digits and signs without spaces");
        }
    }

    /** Without the key and the query, which may hold one too. */
    @Override
    public String toString() {
        return "OpenAiSettings[host=" + url.getHost() + ", model=" + model + "]";
    }
}

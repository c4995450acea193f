package govuk.chat.server.config;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import govuk.chat.core.config.ChatConfig;
import govuk.chat.server.pages.PageSettings;
import io.dropwizard.core.Configuration;

/** All settings of the server; {@code chat.yml} beside this class has each with its default and a comment. */
public final class ServerConfiguration extends Configuration {
    private final Mode mode;
    private final String sessionSecret;
    private final AuthSettings auth;
    private final StreamSettings streams;
    private final ChatConfig chat;
    private final PageSettings pages;

    @JsonCreator
    ServerConfiguration(
            @JsonProperty("mode") Mode mode,
            @JsonProperty("sessionSecret") String sessionSecret,
            @JsonProperty("auth") AuthSettings auth,
            @JsonProperty("streams") StreamSettings streams,
            @JsonProperty("chat") ChatConfig chat,
            @JsonProperty("pages") PageSettings pages) {
        this.mode = mode;
        this.sessionSecret = sessionSecret;
        this.auth = auth;
        this.streams = streams;
        this.chat = chat;
        this.pages = pages;
    }

    public boolean isProduction() {
        return mode == Mode.PRODUCTION;
    }

    /** Empty if none is set. */
    public String sessionSecret() {
        return sessionSecret;
    }

    public AuthSettings auth() {
        return auth;
    }

    public StreamSettings streams() {
        return streams;
    }

    public ChatConfig chat() {
        return chat;
    }

    public PageSettings pages() {
        return pages;
    }
}

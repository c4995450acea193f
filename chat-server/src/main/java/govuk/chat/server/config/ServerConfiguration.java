package govuk.chat.server.config;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import govuk.chat.core.config.ChatConfig;
import govuk.chat.core.screen.ScreenRules;
import govuk.chat.server.limits.LimitSettings;
import govuk.chat.server.limits.OverloadSettings;
import govuk.chat.server.metrics.MetricsSettings;
import govuk.chat.server.pages.PageSettings;
import govuk.chat.server.web.WebSettings;
import govuk.chat.web.settings.Mode;
import io.dropwizard.core.Configuration;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** All settings of the server; {@code chat.yml} beside this class has each with its default and a comment. */
public final class ServerConfiguration extends Configuration {
    /** Annotations for records that do not know Jackson. */
    public static final Map<Class<?>, Class<?>> MIX_INS = Map.of(ChatConfig.class, ChatWithoutScreens.class);

    private final Mode mode;
    private final String sessionSecret;
    private final String sessionSecretPrevious;
    private final AuthSettings auth;
    private final StreamSettings streams;
    private final ChatConfig chat;
    private final PageSettings pages;
    private final LimitSettings limits;
    private final OverloadSettings overload;
    private final WebSettings web;
    private final MetricsSettings metrics;

    @JsonCreator
    ServerConfiguration(
            @JsonProperty("mode") Mode mode,
            @JsonProperty("sessionSecret") String sessionSecret,
            @JsonProperty("sessionSecretPrevious") String sessionSecretPrevious,
            @JsonProperty("auth") AuthSettings auth,
            @JsonProperty("streams") StreamSettings streams,
            @JsonProperty("chat") ChatConfig chat,
            @JsonProperty("pages") PageSettings pages,
            @JsonProperty("limits") LimitSettings limits,
            @JsonProperty("overload") OverloadSettings overload,
            @JsonProperty("web") WebSettings web,
            @JsonProperty("metrics") MetricsSettings metrics,
            @JsonProperty("security") ScreenRules security) {
        this.mode = mode;
        this.sessionSecret = sessionSecret;
        this.sessionSecretPrevious = sessionSecretPrevious;
        this.auth = auth;
        this.streams = streams;
        this.chat = chat.screening(security);
        this.pages = pages;
        this.limits = limits;
        this.overload = overload;
        this.web = web;
        this.metrics = metrics;
    }

    public boolean isProduction() {
        return mode == Mode.PRODUCTION;
    }

    /** Empty if none is set. */
    public String sessionSecret() {
        return sessionSecret;
    }

    /** Empty if there is none. */
    public String sessionSecretPrevious() {
        return sessionSecretPrevious;
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

    public LimitSettings limits() {
        return limits;
    }

    public OverloadSettings overload() {
        return overload;
    }

    public WebSettings web() {
        return web;
    }

    public MetricsSettings metrics() {
        return metrics;
    }

    /** The contact of the pages, if there is none for this alone; empty if there is neither. */
    public Optional<String> securityContact() {
        return Stream.of(web.securityContact(), pages.contact())
                .filter(contact -> !contact.isEmpty())
                .findFirst();
    }

    /** They have a place of their own, {@code security}; in two places, one of them would not count. */
    @JsonIgnoreProperties("screens")
    private interface ChatWithoutScreens {}
}

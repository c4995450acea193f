package govuk.chat.admin.settings;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import govuk.chat.web.settings.Mode;
import io.dropwizard.core.Configuration;

/** All settings of the administrators' app; {@code chat.yml} beside this class has each with its default and a comment. */
public final class AdminConfiguration extends Configuration {
    private final Mode mode;
    private final String dataDirectory;
    private final ServerSettings servers;
    private final SignInSettings signIns;
    private final SiteSettings site;
    private final EdgeSettings web;

    @JsonCreator
    AdminConfiguration(
            @JsonProperty("mode") Mode mode,
            @JsonProperty("dataDirectory") String dataDirectory,
            @JsonProperty("servers") ServerSettings servers,
            @JsonProperty("signIns") SignInSettings signIns,
            @JsonProperty("site") SiteSettings site,
            @JsonProperty("web") EdgeSettings web) {
        this.mode = mode;
        this.dataDirectory = dataDirectory;
        this.servers = servers;
        this.signIns = signIns;
        this.site = site;
        this.web = web;
    }

    public boolean isProduction() {
        return mode == Mode.PRODUCTION;
    }

    public String dataDirectory() {
        return dataDirectory;
    }

    public ServerSettings servers() {
        return servers;
    }

    public SignInSettings signIns() {
        return signIns;
    }

    public SiteSettings site() {
        return site;
    }

    public EdgeSettings web() {
        return web;
    }
}

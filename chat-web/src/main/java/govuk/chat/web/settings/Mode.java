package govuk.chat.web.settings;

import com.fasterxml.jackson.annotation.JsonProperty;

/** {@code production} takes no default for a secret, sends cookies over TLS only and logs JSON. */
public enum Mode {
    @JsonProperty("development")
    DEVELOPMENT,
    @JsonProperty("production")
    PRODUCTION
}

package govuk.chat.web.small;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import govuk.chat.core.model.SettingException;
import govuk.chat.web.settings.Mode;
import io.dropwizard.core.Configuration;
import java.time.Duration;

/** One setting of each kind. */
public final class SmallConfiguration extends Configuration {
    private final Mode mode;
    private final Duration pause;
    private final String secret;
    private final Door door;

    @JsonCreator
    SmallConfiguration(
            @JsonProperty("mode") Mode mode,
            @JsonProperty("pause") Duration pause,
            @JsonProperty("secret") String secret,
            @JsonProperty("door") Door door) {
        this.mode = mode;
        this.pause = pause;
        this.secret = secret;
        this.door = door;
    }

    public Mode mode() {
        return mode;
    }

    public Duration pause() {
        return pause;
    }

    public String secret() {
        return secret;
    }

    public Door door() {
        return door;
    }

    public record Door(boolean isOpen, int width) {
        public Door {
            if (width < 1) {
                throw new SettingException("width", width, "at least 1");
            }
        }
    }
}

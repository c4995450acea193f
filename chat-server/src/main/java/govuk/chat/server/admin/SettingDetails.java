package govuk.chat.server.admin;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import govuk.chat.core.setting.LiveSetting;
import govuk.chat.core.store.StoredSetting;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A setting as administrators see it.
 *
 * @param source {@code default} or {@code changed}
 * @param changedAt of the last change, like the two after it; left out if there never was one
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record SettingDetails(
        String name,
        Map<String, Object> value,
        @JsonProperty("default") Map<String, Object> usual,
        String source,
        long version,
        @Nullable Instant changedAt,
        @Nullable String changedBy,
        @Nullable String comment) {
    static SettingDetails of(LiveSetting<?> setting) {
        var current = setting.current();
        var last = current.last();
        return new SettingDetails(
                setting.name(),
                setting.fields(),
                setting.usualFields(),
                current.isChanged() ? "changed" : "default",
                current.version(),
                last.map(StoredSetting::changedAt).orElse(null),
                last.map(StoredSetting::changedBy).orElse(null),
                last.map(StoredSetting::comment).orElse(null));
    }
}

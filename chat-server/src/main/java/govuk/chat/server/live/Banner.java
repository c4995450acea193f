package govuk.chat.server.live;

import govuk.chat.core.setting.Setting;
import govuk.chat.core.setting.SettingFields;
import govuk.chat.core.setting.SettingFormat;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;

/**
 * What stands at the top of every page for a while.
 *
 * @param text as it was typed, not as HTML; empty for no banner
 * @param from when it begins; {@link Instant#MIN} for at once
 * @param until when it ends; {@link Instant#MAX} for never
 */
public record Banner(String text, Instant from, Instant until) {
    private static final int LONGEST = 400;
    private static final Banner NONE = new Banner("", Instant.MIN, Instant.MAX);

    static Setting<Banner> setting() {
        return new Setting<>("banner", NONE, new Format());
    }

    boolean isShown(Instant now) {
        return !text.isEmpty() && !now.isBefore(from) && now.isBefore(until);
    }

    private record Format() implements SettingFormat<Banner> {
        @Override
        public Banner read(SettingFields fields) {
            var from = fields.time("from").orElse(Instant.MIN);
            var until = fields.time("until").orElse(Instant.MAX);
            if (!from.isBefore(until)) {
                throw SettingFields.bad("until", "must be later than from");
            }
            return new Banner(fields.line("text", LONGEST), from, until);
        }

        @Override
        public Map<String, Object> write(Banner banner) {
            var fields = new TreeMap<String, Object>(Map.of("text", banner.text()));
            if (banner.from().isAfter(Instant.MIN)) {
                fields.put("from", banner.from().toString());
            }
            if (banner.until().isBefore(Instant.MAX)) {
                fields.put("until", banner.until().toString());
            }
            return fields;
        }
    }
}

package govuk.chat.server.live;

import govuk.chat.core.limit.LimitRule;
import govuk.chat.core.setting.Setting;
import govuk.chat.core.setting.SettingFields;
import govuk.chat.core.setting.SettingFormat;
import govuk.chat.server.limits.LimitSettings.Rate;
import java.util.Map;

/** A rate limit as a setting. Only the configuration can switch one off, and that of logins cannot be changed at all: whoever guesses passwords is slowed down. */
record LimitFormat() implements SettingFormat<Rate> {
    static Setting<Rate> setting(String name, Rate usual) {
        return new Setting<>("limits." + name, usual, new LimitFormat());
    }

    @Override
    public Rate read(SettingFields fields) {
        return new Rate(
                fields.whole("max", 1, LimitRule.MOST),
                fields.duration("window", LimitRule.SHORTEST, LimitRule.LONGEST));
    }

    @Override
    public Map<String, Object> write(Rate rate) {
        return Map.of("max", rate.max(), "window", rate.window().toString());
    }
}

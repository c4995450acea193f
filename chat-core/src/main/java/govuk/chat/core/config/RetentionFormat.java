package govuk.chat.core.config;

import govuk.chat.core.service.RetentionSettings;
import govuk.chat.core.setting.Setting;
import govuk.chat.core.setting.SettingFields;
import govuk.chat.core.setting.SettingFormat;
import java.time.Duration;
import java.util.Map;

/** How long things are kept, as a setting; how often what is old is looked for stays as it is configured. */
record RetentionFormat(Duration every) implements SettingFormat<RetentionSettings> {
    static Setting<RetentionSettings> setting(RetentionSettings usual) {
        return new Setting<>("retention", usual, new RetentionFormat(usual.every()));
    }

    @Override
    public RetentionSettings read(SettingFields fields) {
        return new RetentionSettings(age(fields, "messages"), age(fields, "visitors"), every);
    }

    @Override
    public Map<String, Object> write(RetentionSettings kept) {
        return Map.of(
                "messages",
                kept.messages().toString(),
                "visitors",
                kept.visitors().toString());
    }

    private static Duration age(SettingFields fields, String name) {
        return fields.duration(name, Duration.ZERO, RetentionSettings.LONGEST);
    }
}

package govuk.chat.server.live;

import govuk.chat.core.setting.Setting;
import govuk.chat.core.setting.SettingFields;
import govuk.chat.core.setting.SettingFormat;
import java.util.Map;

/**
 * Whether the chat takes messages. What was said before can be read in any case.
 *
 * @param message what people are told besides while it is closed, such as until when; may be empty
 */
public record Opening(boolean isOpen, String message) {
    private static final int LONGEST = 400;
    private static final Opening OPEN = new Opening(true, "");

    static Setting<Opening> setting(String name) {
        return new Setting<>(name, OPEN, new Format());
    }

    private record Format() implements SettingFormat<Opening> {
        @Override
        public Opening read(SettingFields fields) {
            return new Opening(fields.truth("open"), fields.line("message", LONGEST));
        }

        @Override
        public Map<String, Object> write(Opening opening) {
            return Map.of("open", opening.isOpen(), "message", opening.message());
        }
    }
}

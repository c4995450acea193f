package govuk.chat.core.setting;

import govuk.chat.core.model.ChatException;
import java.util.Map;

/** How the values of a setting are written down, as the fields of a JSON object. */
public interface SettingFormat<T> {
    /** @throws ChatException {@code VALIDATION_ERROR} with a sentence that begins with the field's name */
    T read(SettingFields fields);

    /** Text, whole numbers and booleans by name, which are read as the same value again. */
    Map<String, Object> write(T value);
}

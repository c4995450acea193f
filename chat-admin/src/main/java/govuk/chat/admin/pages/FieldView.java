package govuk.chat.admin.pages;

import govuk.chat.admin.pages.SettingForm.Field;
import java.time.ZoneId;
import java.util.Map;

/**
 * A field of a form as it stands on the page.
 *
 * @param value what is in it
 * @param unit of a duration
 * @param error why it was not taken; empty if nothing is wrong with it
 */
record FieldView(String name, String label, String hint, FieldKind kind, String value, Choice unit, String error) {
    static FieldView of(Field field, Map<String, Object> value, String error, ZoneId zone) {
        var known = value.getOrDefault(field.name(), "");
        return new FieldView(
                field.name(),
                field.label(),
                field.hint(),
                field.kind(),
                field.kind().show(known, zone),
                Choice.of(FieldKind.Span.UNITS, field.kind().unit(known)),
                error);
    }

    boolean isLine() {
        return kind == FieldKind.TEXT;
    }

    boolean isSwitch() {
        return kind == FieldKind.SWITCH;
    }

    boolean isOn() {
        return value.equals("true");
    }

    boolean isOff() {
        return value.equals("false");
    }

    boolean isNumber() {
        return kind == FieldKind.NUMBER;
    }

    boolean isSpan() {
        return kind == FieldKind.SPAN;
    }

    boolean isTime() {
        return kind == FieldKind.TIME;
    }
}

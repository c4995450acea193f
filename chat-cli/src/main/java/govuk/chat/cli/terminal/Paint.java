package govuk.chat.cli.terminal;

import java.util.Locale;

/** Colours, where they are wanted and can be shown. */
public final class Paint {
    private final boolean isOn;

    private Paint(boolean isOn) {
        this.isOn = isOn;
    }

    /**
     * @param when {@code auto}, {@code always} or {@code never}
     * @param isFit whether the output is a terminal that shows colours, and nobody has asked for none
     * @throws IllegalArgumentException if it is none of the three
     */
    public static Paint of(String when, boolean isFit) {
        return switch (when.toLowerCase(Locale.ROOT)) {
            case "auto" -> new Paint(isFit);
            case "always" -> new Paint(true);
            case "never" -> new Paint(false);
            default -> throw new IllegalArgumentException("is none of auto, always, never");
        };
    }

    public String green(String text) {
        return painted("32", text);
    }

    public String yellow(String text) {
        return painted("33", text);
    }

    public String red(String text) {
        return painted("1;31", text);
    }

    private String painted(String code, String text) {
        return isOn ? "\u001b[" + code + "m" + text + "\u001b[0m" : text;
    }
}

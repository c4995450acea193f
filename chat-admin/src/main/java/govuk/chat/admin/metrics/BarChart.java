package govuk.chat.admin.metrics;

import java.util.List;
import java.util.Locale;

/**
 * Bars as SVG, made on the server: it needs no script, no colour to be understood, and looks as the style sheet says. The numbers stand in a table beside it, which is
 * what screen readers are led to.
 */
public final class BarChart {
    private static final int WIDTH = 600;
    private static final int ROW = 32;
    private static final int LABELS = 170;
    private static final int NUMBERS = 80;
    private static final int LONGEST = WIDTH - LABELS - NUMBERS;

    private BarChart() {}

    /** @param title what the bars are of */
    public static String svg(String title, List<Bar> bars) {
        var most = Math.max(1, bars.stream().mapToLong(Bar::count).max().orElse(0));
        var svg = new StringBuilder();
        svg.append("<svg class=\"admin-chart\" role=\"img\" focusable=\"false\" viewBox=\"0 0 %d %d\">"
                .formatted(WIDTH, Math.max(1, bars.size()) * ROW));
        svg.append("<title>").append(escape(title)).append("</title>");
        for (var i = 0; i < bars.size(); i++) {
            svg.append(row(bars.get(i), i * ROW, most));
        }
        return svg.append("</svg>").toString();
    }

    private static String row(Bar bar, int top, long most) {
        var length = Math.max(1, LONGEST * bar.count() / most);
        return String.format(
                Locale.ROOT,
                "<text class=\"admin-chart__label\" x=\"%d\" y=\"%d\">%s</text><rect class=\"admin-chart__bar\""
                        + " x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\"/><text class=\"admin-chart__number\" x=\"%d\""
                        + " y=\"%d\">%d</text>",
                LABELS - 10,
                top + 21,
                escape(bar.label()),
                LABELS,
                top + 4,
                length,
                ROW - 8,
                LABELS + length + 8,
                top + 21,
                bar.count());
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }

    /** One of the bars. */
    public record Bar(String label, long count) {}
}

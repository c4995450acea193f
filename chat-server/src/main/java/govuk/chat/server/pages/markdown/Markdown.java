package govuk.chat.server.pages.markdown;

import java.util.Map;
import org.commonmark.node.BulletList;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.Node;
import org.commonmark.node.OrderedList;
import org.commonmark.node.Paragraph;
import org.commonmark.node.ThematicBreak;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;

/**
 * Makes HTML of an agent's Markdown. Nothing in the text becomes active: HTML in it is shown as it was written, links lead to web
 * and mail addresses only, and no picture is loaded. Safe for use by many threads.
 */
public final class Markdown {
    /** Deeper nesting means nothing to a reader, and would let an agent use up the stack. */
    private static final int MAX_NESTING = 50;

    private static final String LIST = "govuk-list govuk-list--";

    private final Parser parser;
    private final HtmlRenderer renderer;

    public Markdown() {
        this.parser = Parser.builder()
                .maxOpenBlockParsers(MAX_NESTING)
                .maxInlineNesting(MAX_NESTING)
                .build();
        this.renderer = HtmlRenderer.builder()
                .escapeHtml(true)
                .percentEncodeUrls(true)
                .attributeProviderFactory(context -> Markdown::addClasses)
                .nodeRendererFactory(SafeNodes::new)
                .build();
    }

    public String html(String text) {
        return renderer.render(parser.parse(text));
    }

    private static void addClasses(Node node, String tag, Map<String, String> attributes) {
        switch (node) {
            case Paragraph paragraph -> attributes.put("class", "govuk-body");
            case BulletList list -> attributes.put("class", LIST + "bullet");
            case OrderedList list -> attributes.put("class", LIST + "number");
            case ThematicBreak rule -> attributes.put("class", "govuk-section-break govuk-section-break--visible");
            case FencedCodeBlock block when tag.equals("pre") -> makeScrollable(attributes);
            case IndentedCodeBlock block when tag.equals("pre") -> makeScrollable(attributes);
            default -> {
                // Plain as it comes.
            }
        }
    }

    /** What scrolls sideways must be reachable by keyboard. */
    private static void makeScrollable(Map<String, String> attributes) {
        attributes.put("class", "chat-code");
        attributes.put("tabindex", "0");
        attributes.put("role", "group");
        attributes.put("aria-label", "Code");
    }
}

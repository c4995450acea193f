package govuk.chat.server.pages.markdown;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.commonmark.node.Heading;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.renderer.NodeRenderer;
import org.commonmark.renderer.html.HtmlNodeRendererContext;
import org.commonmark.renderer.html.HtmlWriter;

/** Writes the nodes that need care: links, pictures and headings. */
final class SafeNodes implements NodeRenderer {
    /** The page's own headings go down to level 3, the speaker's name. */
    private static final int FIRST_LEVEL = 4;

    private static final int LAST_LEVEL = 6;

    private final HtmlNodeRendererContext context;
    private final HtmlWriter html;

    SafeNodes(HtmlNodeRendererContext context) {
        this.context = context;
        this.html = context.getWriter();
    }

    @Override
    public Set<Class<? extends Node>> getNodeTypes() {
        return Set.of(Link.class, Image.class, Heading.class);
    }

    @Override
    public void render(Node node) {
        switch (node) {
            case Link link -> link(link, link.getDestination());
            case Image image -> link(image, image.getDestination());
            case Heading heading -> heading(heading);
            default -> throw new IllegalArgumentException("not one of the node types above");
        }
    }

    /** A picture becomes a link too: loading it would tell a stranger who is reading. */
    private void link(Node node, String destination) {
        if (!SafeAddress.isSafe(destination) || isInsideLink(node)) {
            children(node);
            return;
        }
        var attributes = new LinkedHashMap<String, String>();
        attributes.put("class", "govuk-link");
        attributes.put("href", context.encodeUrl(destination));
        attributes.put("rel", SafeAddress.REL);
        html.tag("a", attributes);
        if (node.getFirstChild() == null) {
            html.text(destination);
        }
        children(node);
        html.tag("/a");
    }

    private static boolean isInsideLink(Node node) {
        for (var parent = node.getParent(); parent != null; parent = parent.getParent()) {
            if (parent instanceof Link) {
                return true;
            }
        }
        return false;
    }

    private void heading(Heading heading) {
        var level = Math.min(heading.getLevel() + FIRST_LEVEL - 1, LAST_LEVEL);
        html.line();
        html.tag("h" + level, Map.of("class", "govuk-heading-s"));
        children(heading);
        html.tag("/h" + level);
        html.line();
    }

    private void children(Node parent) {
        for (var child = parent.getFirstChild(); child != null; child = child.getNext()) {
            context.render(child);
        }
    }
}

package govuk.chat.server.pages;

import com.github.mustachejava.DefaultMustacheFactory;
import com.github.mustachejava.MustacheFactory;
import java.io.StringWriter;

/**
 * Fills in the templates beside this package. Everything is escaped except what a template asks for with three braces. Safe for
 * use by many threads.
 */
final class PageRenderer {
    private static final String FOLDER = "govuk/chat/server/pages/";

    private final MustacheFactory templates = new DefaultMustacheFactory(FOLDER);
    private final Site site;

    PageRenderer(Site site) {
        this.site = site;
    }

    /** A page that is made without knowing who will see it. */
    String render(String template, Object view) {
        return render(template, view, Masthead.View.UNKNOWN);
    }

    /**
     * @param view what the template names; what it does not have is looked for in the masthead, then in the {@link Site}
     * @param masthead what the top of the page says about who is looking at it
     */
    String render(String template, Object view, Masthead.View masthead) {
        var html = new StringWriter();
        templates.compile(template + ".mustache").execute(html, new Object[] {site, masthead, view});
        return html.toString();
    }
}

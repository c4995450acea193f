package govuk.chat.admin.pages;

import com.github.mustachejava.DefaultMustacheFactory;
import com.github.mustachejava.MustacheFactory;
import java.io.StringWriter;

/**
 * Fills in the templates beside this package. Everything is escaped except what a template asks for with three braces. Safe for
 * use by many threads.
 */
final class PageRenderer {
    private static final String FOLDER = "govuk/chat/admin/pages/";

    private final MustacheFactory templates = new DefaultMustacheFactory(FOLDER);
    private final Site site;

    PageRenderer(Site site) {
        this.site = site;
    }

    /** @param views the last one is asked first for what the template names, the {@link Site} last */
    String render(String template, Object... views) {
        var scopes = new Object[views.length + 1];
        scopes[0] = site;
        System.arraycopy(views, 0, scopes, 1, views.length);
        var html = new StringWriter();
        templates.compile(template + ".mustache").execute(html, scopes);
        return html.toString();
    }
}

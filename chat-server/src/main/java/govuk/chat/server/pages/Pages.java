package govuk.chat.server.pages;

import govuk.chat.server.errors.ErrorPage;
import govuk.chat.server.pages.assets.Assets;
import io.dropwizard.core.setup.Environment;
import java.time.Clock;

/** Everything that is for browsers, ready to be put into a server. */
public final class Pages {
    private final PageSettings settings;
    private final Assets assets;
    private final PageRenderer renderer;

    public Pages(PageSettings settings) {
        this.settings = settings;
        this.assets = new Assets();
        this.renderer = new PageRenderer(Site.of(settings, assets.own()));
    }

    /** The page for every request that fails; needs nothing but this object. */
    public ErrorPage errorPage() {
        return new ErrorPages(renderer);
    }

    /** Adds the pages and their files to the server. */
    public void register(Environment environment, PageParts parts) {
        assets.register(environment);
        var conversation = new ConversationPage(renderer, new MessageViews(settings), parts);
        var titles = new Titles(parts.sessions());
        var jersey = environment.jersey();
        jersey.register(new InformationResource(renderer));
        jersey.register(new ChatResource(conversation, parts));
        jersey.register(new ConversationResource(conversation, parts));
        jersey.register(new SendResource(conversation, parts));
        jersey.register(new StopResource(parts));
        jersey.register(new ConversationsResource(renderer, titles, parts, settings));
        jersey.register(new TitleResource(renderer, titles, parts));
        jersey.register(new DeletionResource(renderer, titles, parts));
        jersey.register(new ExportResource(titles, parts, settings));
        jersey.register(new EverythingResource(renderer, titles, parts, settings, Clock.systemUTC()));
    }
}

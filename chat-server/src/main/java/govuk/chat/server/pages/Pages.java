package govuk.chat.server.pages;

import govuk.chat.server.caller.SignInDesk;
import govuk.chat.server.caller.Visitors;
import govuk.chat.server.live.Live;
import govuk.chat.server.pages.assets.AssetFiles;
import govuk.chat.web.assets.Assets;
import govuk.chat.web.errors.ErrorMapper;
import govuk.chat.web.errors.ErrorPage;
import govuk.chat.web.pages.FormsOnly;
import io.dropwizard.core.setup.Environment;
import jakarta.servlet.DispatcherType;
import jakarta.ws.rs.ext.ExceptionMapper;
import java.time.Clock;
import java.util.EnumSet;

/** Everything that is for browsers, ready to be put into a server. */
public final class Pages {
    private final PageSettings settings;
    private final Assets assets;
    private final PageRenderer renderer;

    /** @param isAnonymousAllowed whether somebody may chat without signing in */
    public Pages(PageSettings settings, boolean isAnonymousAllowed, Live live) {
        this.settings = settings;
        this.assets = new Assets(AssetFiles.OWN);
        this.renderer = new PageRenderer(Site.of(settings, assets.own(), isAnonymousAllowed, live));
    }

    /** The page for every request that fails; needs nothing but this object. */
    public ErrorPage errorPage() {
        return new ErrorPages(renderer);
    }

    /** Leads people to the sign-in page where it helps; everything else goes to the other mapper. */
    public ExceptionMapper<?> signInRedirect(ErrorMapper others) {
        return new SignInRedirect(others);
    }

    /** Adds the pages and their files to the server. */
    public void register(Environment environment, PageParts parts, SignInDesk desk, Visitors visitors) {
        assets.register(environment);
        var arrival = environment.servlets().addFilter("arrival", new ArrivalFilter(renderer));
        arrival.setAsyncSupported(true);
        arrival.addMappingForUrlPatterns(EnumSet.of(DispatcherType.REQUEST), false, "/chat/*", "/account", "/sign-in");
        var conversation = new ConversationPage(renderer, new MessageViews(settings, parts.chat()), parts);
        var signIn = new SignInResource(renderer, conversation, desk, visitors, parts);
        var titles = new Titles(parts.sessions());
        var jersey = environment.jersey();
        jersey.register(new FormsOnly(Pages.class.getPackage()));
        jersey.register(new InformationResource(renderer, parts.mastheads()));
        jersey.register(new ChatResource(conversation, parts));
        jersey.register(new ConversationResource(conversation, parts));
        jersey.register(new SendResource(conversation, signIn, parts));
        jersey.register(new StopResource(parts));
        jersey.register(new ConversationsResource(renderer, titles, parts, settings));
        jersey.register(new TitleResource(renderer, titles, parts));
        jersey.register(new DeletionResource(renderer, titles, parts));
        jersey.register(new ExportResource(titles, parts, settings));
        jersey.register(new EverythingResource(renderer, titles, parts, settings, Clock.systemUTC()));
        jersey.register(signIn);
        jersey.register(new SignOutResource(desk, visitors, parts));
        jersey.register(new AccountResource(renderer, desk, parts, settings.zone()));
    }
}

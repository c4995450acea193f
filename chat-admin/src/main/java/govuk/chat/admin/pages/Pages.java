package govuk.chat.admin.pages;

import govuk.chat.admin.settings.SiteSettings;
import govuk.chat.admin.signin.Gate;
import govuk.chat.admin.signin.SignInDesk;
import govuk.chat.web.assets.Assets;
import govuk.chat.web.errors.ErrorPage;
import govuk.chat.web.forms.FormTokens;
import govuk.chat.web.pages.FormsOnly;
import io.dropwizard.core.setup.Environment;
import java.time.Clock;
import java.util.List;

/** Everything that is for browsers, ready to be put into the app. */
public final class Pages {
    /** A list rather than a look into the folder: inside a jar there is no folder to look into. */
    static final List<String> OWN_FILES = List.of("admin.css", "refresh.js");

    private final SiteSettings settings;
    private final Assets assets = new Assets(OWN_FILES);
    private final PageRenderer renderer;

    public Pages(SiteSettings settings) {
        this.settings = settings;
        this.renderer = new PageRenderer(Site.of(settings, assets.own()));
    }

    /** The page for every request that fails; needs nothing but this object. */
    public ErrorPage errorPage() {
        return new ErrorPages(renderer);
    }

    /** Adds the pages, their files and what stands before them. */
    public void register(Environment environment, SignInDesk desk, FormTokens forms, Clock clock) {
        assets.register(environment);
        var maker = new PageMaker(renderer, forms, settings.zone());
        var signIn = new SignInResource(desk, forms, renderer);
        var jersey = environment.jersey();
        jersey.register(new Gate(desk, forms));
        jersey.register(new FormsOnly(Pages.class.getPackage()));
        jersey.register(new SignInNeededMapper(signIn, desk));
        jersey.register(new RefusalMapper(signIn, desk, errorPage()));
        jersey.register(signIn);
        jersey.register(new SignOutResource(desk));
        jersey.register(new HomeResource());
        jersey.register(new UsersResource(maker));
        jersey.register(new NewUserResource(maker));
        jersey.register(new UserResource(maker));
        jersey.register(new UserDataResource(maker));
        jersey.register(new ConversationsResource(maker));
        jersey.register(new ConversationResource(maker));
        jersey.register(new AuditResource(maker));
        jersey.register(new ReplicasResource(maker));
        jersey.register(new AgentsResource(maker));
        jersey.register(new CachesResource(maker));
        jersey.register(new SettingsResource(maker));
        jersey.register(new MetricsResource(maker, clock));
    }
}

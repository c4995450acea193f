package govuk.chat.admin;

import com.fasterxml.jackson.databind.ObjectMapper;
import govuk.chat.admin.pages.Pages;
import govuk.chat.admin.servers.ServerList;
import govuk.chat.admin.settings.AdminConfiguration;
import govuk.chat.admin.signin.SignInDesk;
import govuk.chat.admin.signin.SignIns;
import govuk.chat.web.edge.ServerEdge;
import govuk.chat.web.errors.ErrorBodies;
import govuk.chat.web.errors.ErrorMapper;
import govuk.chat.web.errors.ServerWrapping;
import govuk.chat.web.forms.Cookies;
import govuk.chat.web.forms.FormTokens;
import govuk.chat.web.forms.SigningKey;
import govuk.chat.web.settings.KeptSecrets;
import govuk.chat.web.settings.LayeredConfigurationFactory;
import govuk.chat.web.start.ServeCommand;
import io.dropwizard.core.Application;
import io.dropwizard.core.setup.Bootstrap;
import io.dropwizard.core.setup.Environment;
import io.dropwizard.lifecycle.AutoCloseableManager;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Set;

/**
 * The administrators' app, on a port of its own. It talks to the chat servers over HTTP alone, as whoever is signed in. {@link #run} is the whole of its
 * wiring.
 */
public final class AdminApplication extends Application<AdminConfiguration> {
    private final Map<String, String> variables;
    private final Clock clock;

    /** @param variables what the settings may take from the environment */
    public AdminApplication(Map<String, String> variables, Clock clock) {
        this.variables = Map.copyOf(variables);
        this.clock = clock;
    }

    public static void main(String... arguments) throws Exception {
        new AdminApplication(System.getenv(), Clock.systemUTC()).run(arguments);
    }

    @Override
    public String getName() {
        return "chat-admin";
    }

    @Override
    public void initialize(Bootstrap<AdminConfiguration> bootstrap) {
        bootstrap.setConfigurationFactoryFactory(
                (type, validator, mapper, prefix) -> new LayeredConfigurationFactory<>(type, validator, variables));
    }

    @Override
    protected void addDefaultCommands(Bootstrap<AdminConfiguration> bootstrap) {
        bootstrap.addCommand(new ServeCommand<>(this));
    }

    @Override
    public void run(AdminConfiguration configuration, Environment environment) {
        var key = new KeptSecrets(Path.of(configuration.dataDirectory())).get("form-secret");
        var forms = new FormTokens(new SigningKey(key));
        var servers = new ServerList(configuration.servers(), clock);
        var signIns = new SignIns(configuration.signIns(), clock);
        var desk = new SignInDesk(
                signIns,
                servers,
                configuration.servers(),
                new Cookies(configuration.isProduction()),
                configuration.signIns().lifetime(),
                clock);
        var pages = new Pages(configuration.site());
        var bodies = new ErrorBodies(new ObjectMapper().writer(), pages.errorPage());

        environment.jersey().register(new ErrorMapper(bodies));
        pages.register(environment, desk, forms, clock);
        environment.lifecycle().manage(new AutoCloseableManager(signIns));
        environment
                .lifecycle()
                .addEventListener(new ServerWrapping(
                        environment.getApplicationContext(),
                        bodies,
                        new ServerEdge(Set.of(), configuration.web().proxies())));
    }
}

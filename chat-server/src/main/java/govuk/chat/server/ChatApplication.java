package govuk.chat.server;

import govuk.chat.core.config.ChatParts;
import govuk.chat.core.config.Surroundings;
import govuk.chat.core.model.SettingException;
import govuk.chat.server.admin.AgentsResource;
import govuk.chat.server.admin.AuditResource;
import govuk.chat.server.admin.CachesResource;
import govuk.chat.server.admin.Replica;
import govuk.chat.server.admin.ReplicaResource;
import govuk.chat.server.admin.SessionsReviewResource;
import govuk.chat.server.admin.SettingsResource;
import govuk.chat.server.admin.UsersResource;
import govuk.chat.server.api.ApiJson;
import govuk.chat.server.api.AuthFeature;
import govuk.chat.server.api.AuthResource;
import govuk.chat.server.api.LevelHeader;
import govuk.chat.server.api.MessagesResource;
import govuk.chat.server.api.MyDataResource;
import govuk.chat.server.api.RepliesResource;
import govuk.chat.server.api.SessionsResource;
import govuk.chat.server.api.StatusResource;
import govuk.chat.server.config.Secrets;
import govuk.chat.server.config.ServerConfiguration;
import govuk.chat.server.events.EventStreams;
import govuk.chat.server.events.EventWriter;
import govuk.chat.server.events.EventsRoute;
import govuk.chat.server.events.ReplyEventsServlet;
import govuk.chat.server.limits.OverloadFilter;
import govuk.chat.server.limits.RateLimitFilter;
import govuk.chat.server.live.Live;
import govuk.chat.server.ops.CreateUserCommand;
import govuk.chat.server.ops.HealthResource;
import govuk.chat.server.ops.InternalPort;
import govuk.chat.server.ops.OpenApiResource;
import govuk.chat.server.ops.OperatorDoor;
import govuk.chat.server.ops.PasswordPrompt;
import govuk.chat.server.ops.Readiness;
import govuk.chat.server.ops.Shutdown;
import govuk.chat.server.ops.VerifyAuditCommand;
import govuk.chat.server.pages.PageParts;
import govuk.chat.server.pages.Pages;
import govuk.chat.server.web.RequestOrigins;
import govuk.chat.server.web.SecurityTxtResource;
import govuk.chat.web.edge.ServerEdge;
import govuk.chat.web.errors.ErrorBodies;
import govuk.chat.web.errors.ErrorMapper;
import govuk.chat.web.errors.ServerWrapping;
import govuk.chat.web.settings.LayeredConfigurationFactory;
import govuk.chat.web.start.ExitStatus;
import govuk.chat.web.start.ServeCommand;
import io.dropwizard.core.Application;
import io.dropwizard.core.setup.Bootstrap;
import io.dropwizard.core.setup.Environment;
import jakarta.servlet.DispatcherType;
import java.time.Clock;
import java.util.EnumSet;
import java.util.Map;
import org.glassfish.jersey.server.ServerProperties;

/** The web server. {@link #run} is the whole of its wiring: what is made here is all there is. */
public final class ChatApplication extends Application<ServerConfiguration> {
    private final Map<String, String> variables;
    private final Clock clock;

    /** @param variables what the settings may take from the environment */
    public ChatApplication(Map<String, String> variables, Clock clock) {
        this.variables = Map.copyOf(variables);
        this.clock = clock;
    }

    public static void main(String... arguments) throws Exception {
        new ChatApplication(System.getenv(), Clock.systemUTC()).run(arguments);
    }

    @Override
    public String getName() {
        return "chat-server";
    }

    @Override
    public void initialize(Bootstrap<ServerConfiguration> bootstrap) {
        bootstrap.setObjectMapper(ApiJson.mapper());
        bootstrap.setConfigurationFactoryFactory((type, validator, mapper, prefix) ->
                new LayeredConfigurationFactory<>(type, validator, variables, ServerConfiguration.MIX_INS));
    }

    @Override
    protected void addDefaultCommands(Bootstrap<ServerConfiguration> bootstrap) {
        bootstrap.addCommand(new ServeCommand<>(this));
        bootstrap.addCommand(new VerifyAuditCommand(System.out));
        bootstrap.addCommand(new CreateUserCommand(new PasswordPrompt(System.console(), System.in, System.out)));
    }

    @Override
    protected void onFatalError(Throwable thrown) {
        System.exit(thrown instanceof ExitStatus ending ? ending.status() : 1);
    }

    @Override
    public void run(ServerConfiguration configuration, Environment environment) {
        var secrets = Secrets.of(configuration);
        var origins = new RequestOrigins();
        var metrics = Metrics.of(environment);
        var parts = open(configuration, metrics.around(origins));
        var live = Live.of(parts.settings(), configuration.limits(), parts.retention(), clock);
        var identity = Identity.open(configuration, secrets, parts, clock);
        var callers = identity.callers();
        var json = environment.getObjectMapper().writer();
        var pages = new Pages(configuration.pages(), configuration.auth().anonymous(), live);
        var bodies = new ErrorBodies(json, pages.errorPage());
        var streams = streams(configuration);
        var readiness = new Readiness();

        OverloadFilter.register(environment, configuration.overload(), bodies);
        RateLimitFilter.register(environment, live.limits(), parts.newRateLimits(), callers, bodies);

        var jersey = environment.jersey();
        // A relative Location is right behind any proxy, and a stranger's Host header has no say in it.
        jersey.property(ServerProperties.LOCATION_HEADER_RELATIVE_URI_RESOLUTION_DISABLED, true);
        var errors = new ErrorMapper(bodies);
        jersey.register(errors);
        jersey.register(pages.signInRedirect(errors));
        jersey.register(new SessionsResource(parts.sessions(), parts.ownerData(), callers, live));
        jersey.register(new MessagesResource(parts.chat(), parts.sessions(), callers, live));
        jersey.register(new RepliesResource(parts.chat(), callers));
        jersey.register(new MyDataResource(parts.ownerData(), callers, clock));
        jersey.register(new AuthFeature(callers, parts.audit()));
        jersey.register(new AuthResource(identity.desk(), parts.signIns().rules()));
        jersey.register(new LevelHeader(parts.level()));
        jersey.register(new StatusResource(parts.level(), configuration.pages().contactLink()));
        InternalPort.open(configuration.getServerFactory(), configuration.web().internalPort());
        var door = new OperatorDoor(callers, configuration.web().internalPort());
        jersey.register(new HealthResource(parts.level(), parts::breakers, readiness, door, clock));
        jersey.register(new UsersResource(parts.users(), parts.signIns(), parts.ownerData(), clock));
        jersey.register(new SessionsReviewResource(parts.review()));
        jersey.register(new AuditResource(parts.storage().audit()));
        jersey.register(new SettingsResource(parts.settings()));
        jersey.register(new CachesResource(parts.caches(), parts.audit()));
        jersey.register(new AgentsResource(parts, configuration.chat(), clock));
        var replica = new Replica(parts, readiness, streams, Metrics.version(), clock.instant());
        jersey.register(new ReplicaResource(replica, parts.audit()));
        jersey.register(OpenApiResource.read());
        configuration.securityContact().ifPresent(contact -> jersey.register(new SecurityTxtResource(contact, clock)));
        pages.register(
                environment,
                new PageParts(
                        parts.chat(),
                        parts.sessions(),
                        parts.ownerData(),
                        callers,
                        identity.forms(),
                        identity.masthead(),
                        parts.level(),
                        live,
                        configuration.chat().messages().maxMessageLength()),
                identity.desk(),
                identity.visitors());
        var events = new ReplyEventsServlet(parts.chat(), callers, new EventWriter(json), streams, bodies);
        addEvents(environment, events);
        addOrigins(environment, origins);
        metrics.watch(parts, streams, clock);

        environment
                .lifecycle()
                .addEventListener(new ServerWrapping(
                        environment.getApplicationContext(),
                        bodies,
                        new ServerEdge(
                                configuration.web().origins(),
                                configuration.web().proxies())));
        metrics.show(environment, configuration.metrics(), bodies, clock);
        environment
                .lifecycle()
                .addEventListener(new Shutdown(
                        readiness, parts, streams, configuration.streams().shutdownGrace()));
        streams.start();
    }

    private static EventStreams streams(ServerConfiguration configuration) {
        var settings = configuration.streams();
        var limits = configuration.limits().isOff() ? settings.limits().inAllOnly() : settings.limits();
        return new EventStreams(limits, settings.heartbeat(), settings.slowReader());
    }

    private ChatParts open(ServerConfiguration configuration, Surroundings around) {
        try {
            return ChatParts.open(configuration.chat(), clock, around);
        } catch (SettingException e) {
            throw e.within("chat");
        }
    }

    private static void addEvents(Environment environment, ReplyEventsServlet events) {
        var servlets = environment.servlets();
        servlets.addServlet(EventsRoute.SERVLET, events).setAsyncSupported(true);
        var route = servlets.addFilter("events-route", new EventsRoute());
        route.setAsyncSupported(true);
        // After the rate limits: it leaves the chain.
        route.addMappingForUrlPatterns(EnumSet.of(DispatcherType.REQUEST), true, "/api/v1/replies/*");
    }

    private static void addOrigins(Environment environment, RequestOrigins origins) {
        var filter = environment.servlets().addFilter("origins", origins);
        filter.setAsyncSupported(true);
        filter.addMappingForUrlPatterns(EnumSet.of(DispatcherType.REQUEST), false, "/*");
    }
}

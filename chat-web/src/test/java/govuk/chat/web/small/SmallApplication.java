package govuk.chat.web.small;

import com.fasterxml.jackson.databind.ObjectMapper;
import govuk.chat.web.assets.Assets;
import govuk.chat.web.edge.AddressRange;
import govuk.chat.web.edge.ServerEdge;
import govuk.chat.web.errors.ErrorBodies;
import govuk.chat.web.errors.ErrorMapper;
import govuk.chat.web.errors.ServerWrapping;
import govuk.chat.web.pages.FormsOnly;
import govuk.chat.web.settings.LayeredConfigurationFactory;
import govuk.chat.web.small.forms.FormResource;
import govuk.chat.web.start.ServeCommand;
import io.dropwizard.core.Application;
import io.dropwizard.core.setup.Bootstrap;
import io.dropwizard.core.setup.Environment;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** How a program is made of the parts of this module. */
public final class SmallApplication extends Application<SmallConfiguration> {
    public static final String ALLOWED = "https://app.example.org";

    private final Map<String, String> variables;

    public SmallApplication(Map<String, String> variables) {
        this.variables = variables;
    }

    @Override
    public String getName() {
        return "small";
    }

    @Override
    public void initialize(Bootstrap<SmallConfiguration> bootstrap) {
        bootstrap.setConfigurationFactoryFactory(
                (type, validator, mapper, prefix) -> new LayeredConfigurationFactory<>(type, validator, variables));
    }

    @Override
    protected void addDefaultCommands(Bootstrap<SmallConfiguration> bootstrap) {
        bootstrap.addCommand(new ServeCommand<>(this));
    }

    @Override
    public void run(SmallConfiguration configuration, Environment environment) {
        var bodies = new ErrorBodies(
                new ObjectMapper().writer(), (status, requestId) -> "<h1>" + status + "</h1>" + requestId);
        var proxies = AddressRange.read("127.0.0.1").stream().toList();
        var edge = new ServerEdge(Set.of(ALLOWED), proxies);
        environment.jersey().register(new ErrorMapper(bodies));
        environment.jersey().register(new FormsOnly(FormResource.class.getPackage()));
        environment.jersey().register(new SmallResource());
        environment.jersey().register(new FormResource());
        new Assets(List.of("small.css")).register(environment);
        environment.lifecycle().addEventListener(new ServerWrapping(environment.getApplicationContext(), bodies, edge));
    }
}

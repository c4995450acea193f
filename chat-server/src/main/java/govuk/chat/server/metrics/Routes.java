package govuk.chat.server.metrics;

import jakarta.ws.rs.Path;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.DynamicFeature;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.FeatureContext;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.jetty.server.Request;
import org.jspecify.annotations.Nullable;

/**
 * What a request was for, as one of few names: the template of its address, such as {@code /api/v1/sessions/{id}}. Never the address itself, of which
 * strangers can make up as many as they like. Each resource's name is made once, when the server starts.
 */
public final class Routes implements DynamicFeature {
    static final String EVENTS = "/api/v1/replies/{id}/events";

    private static final String ATTRIBUTE = Routes.class.getName();
    private static final String ASSETS = "/assets/";
    private static final String OTHER = "other";

    /** To be asked when the request is over. */
    static String of(Request request) {
        if (request.getAttribute(ATTRIBUTE) instanceof String route) {
            return route;
        }
        var path = Request.getPathInContext(request);
        if (path.startsWith(ASSETS)) {
            return ASSETS + "*";
        }
        if (path.equals("/metrics")) {
            return path;
        }
        return path.startsWith("/api/v1/replies/") && path.endsWith("/events") ? EVENTS : OTHER;
    }

    @Override
    public void configure(ResourceInfo resource, FeatureContext context) {
        var route = template(resource);
        ContainerRequestFilter filter = request -> request.setProperty(ATTRIBUTE, route);
        context.register(filter, ContainerRequestFilter.class);
    }

    private static String template(ResourceInfo resource) {
        return Stream.of(
                        resource.getResourceClass().getAnnotation(Path.class),
                        resource.getResourceMethod().getAnnotation(Path.class))
                .map(Routes::value)
                .flatMap(path -> Stream.of(path.split("/")))
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining("/", "/", ""));
    }

    private static String value(@Nullable Path path) {
        return path == null ? "" : path.value();
    }
}

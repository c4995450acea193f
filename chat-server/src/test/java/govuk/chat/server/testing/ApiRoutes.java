package govuk.chat.server.testing;

import jakarta.ws.rs.Path;
import java.util.Set;
import java.util.TreeSet;
import org.glassfish.jersey.server.ResourceConfig;
import org.glassfish.jersey.server.model.Resource;

/** What a running server answers to, as it knows itself; without pages, which are for people. */
public final class ApiRoutes {
    private static final String PAGES = "govuk.chat.server.pages";

    /** Which Jersey does not know. */
    private static final Set<String> OF_SERVLETS = Set.of("GET /api/v1/replies/{}/events", "GET /metrics");

    private ApiRoutes() {}

    /** Each as {@link ApiDescription#routes()} has them. */
    public static Set<String> of(ResourceConfig resources) {
        var routes = new TreeSet<>(OF_SERVLETS);
        for (var type : resources.getClasses()) {
            if (type.isAnnotationPresent(Path.class) && !type.getName().startsWith(PAGES)) {
                add(Resource.from(type), "", routes);
            }
        }
        return routes;
    }

    private static void add(Resource resource, String parent, Set<String> routes) {
        var path = (parent + "/" + resource.getPath()).replaceAll("/+", "/");
        resource.getResourceMethods()
                .forEach(method -> routes.add(method.getHttpMethod() + " " + ApiDescription.anonymous(path)));
        resource.getChildResources().forEach(child -> add(child, path, routes));
    }
}

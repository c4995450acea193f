package govuk.chat.web.pages;

import static jakarta.ws.rs.core.MediaType.APPLICATION_FORM_URLENCODED_TYPE;

import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.NotSupportedException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.DynamicFeature;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.FeatureContext;

/**
 * Refuses a POST to a page that says no type for its body, with 415. {@code @Consumes} lets it pass, and the form's fields are then not
 * there to be read ({@link FormParam}), which is nobody's idea of a refusal.
 */
public final class FormsOnly implements DynamicFeature {
    private final Package pages;

    /** @param pages where the resources are that take forms */
    public FormsOnly(Package pages) {
        this.pages = pages;
    }

    @Override
    public void configure(ResourceInfo resource, FeatureContext context) {
        var isOfPages = resource.getResourceClass().getPackage().equals(pages);
        if (isOfPages && resource.getResourceMethod().isAnnotationPresent(POST.class)) {
            context.register(new Check());
        }
    }

    private static final class Check implements ContainerRequestFilter {
        @Override
        public void filter(ContainerRequestContext request) {
            if (!APPLICATION_FORM_URLENCODED_TYPE.isCompatible(request.getMediaType())) {
                throw new NotSupportedException();
            }
        }
    }
}

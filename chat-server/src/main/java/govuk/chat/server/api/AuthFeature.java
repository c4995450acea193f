package govuk.chat.server.api;

import govuk.chat.core.service.Audit;
import govuk.chat.server.caller.Callers;
import io.dropwizard.auth.AuthValueFactoryProvider;
import jakarta.ws.rs.core.Feature;
import jakarta.ws.rs.core.FeatureContext;
import org.glassfish.jersey.server.filter.RolesAllowedDynamicFeature;

/** Teaches Jersey what {@code @Auth Account} and {@code @RolesAllowed} mean, and closes what is for administrators. */
public final class AuthFeature implements Feature {
    private final Callers callers;
    private final Audit audit;

    public AuthFeature(Callers callers, Audit audit) {
        this.callers = callers;
        this.audit = audit;
    }

    @Override
    public boolean configure(FeatureContext context) {
        context.register(new AdminGate(callers, audit));
        context.register(new AccountFilter(callers));
        context.register(RolesAllowedDynamicFeature.class);
        context.register(new AuthValueFactoryProvider.Binder<>(Account.class));
        return true;
    }
}

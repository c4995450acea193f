package govuk.chat.server.api;

import govuk.chat.core.health.LevelWatch;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;

/** Says with every answer, in the word {@code Chat-Level}, what the service can do at the moment, so that nobody needs to ask. */
public final class LevelHeader implements ContainerResponseFilter {
    private static final String NAME = "Chat-Level";

    private final LevelWatch level;

    public LevelHeader(LevelWatch level) {
        this.level = level;
    }

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        response.getHeaders().putSingle(NAME, level.standing().level().word());
    }
}

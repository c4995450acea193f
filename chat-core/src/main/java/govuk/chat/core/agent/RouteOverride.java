package govuk.chat.core.agent;

import java.time.Instant;

/**
 * Another agent is to be asked in an agent's place. Where that one would go on to, or is itself overridden, makes no difference.
 *
 * @param to the name of the other
 */
public record RouteOverride(String to, Instant until, String comment) implements AgentOverride {}

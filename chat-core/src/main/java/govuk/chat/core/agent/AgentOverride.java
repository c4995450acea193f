package govuk.chat.core.agent;

import java.time.Instant;

/** What an operator wants of an agent for a while, whatever it does. */
public sealed interface AgentOverride permits BreakerOverride, RouteOverride {
    /** From then on it is as if it had never been. */
    Instant until();

    /** Why, for whoever looks next. */
    String comment();
}

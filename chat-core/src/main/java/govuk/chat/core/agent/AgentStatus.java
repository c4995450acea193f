package govuk.chat.core.agent;

import java.util.Optional;

/**
 * How an agent is doing in this process; each process finds out for itself.
 *
 * @param failureShare how many of the latest calls failed, from 0 to 1; as of the last call
 * @param running how many questions it is being asked
 * @param answeredElsewhere how many of its questions another agent has answered in its place since the start
 * @param override what somebody wants the breaker to be, if it does not decide by itself
 */
public record AgentStatus(
        String name,
        BreakerState state,
        double failureShare,
        Optional<LastFailure> lastFailure,
        int running,
        long answeredElsewhere,
        Optional<BreakerOverride> override) {}

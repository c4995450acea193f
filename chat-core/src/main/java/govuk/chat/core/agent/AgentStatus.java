package govuk.chat.core.agent;

import govuk.chat.core.model.BreakerState;
import java.util.Optional;

/**
 * How an agent is doing in this process; each process finds out for itself.
 *
 * @param failureShare how many of the latest calls failed, from 0 to 1; as of the last call
 * @param calls how many calls that is a share of
 * @param running how many questions it is being asked
 * @param answeredElsewhere how many of its questions another agent has answered in its place since the start
 * @param override what somebody wants of it for now
 */
public record AgentStatus(
        String name,
        BreakerState state,
        double failureShare,
        long calls,
        Optional<LastFailure> lastFailure,
        int running,
        long answeredElsewhere,
        Optional<AgentOverride> override) {}

package govuk.chat.cli.script.run;

import govuk.chat.cli.script.server.Answer;
import govuk.chat.cli.script.server.Answer.Failure;
import java.util.Optional;
import java.util.Set;

/** Why a step could not come to a judgement about the answer. */
public enum Trouble {
    /** Not signed in, or forbidden. */
    FORBIDDEN,
    /** Not reached, timed out, or unhealthy. */
    UNREACHABLE,
    /** Too many requests, or no agent that answers. */
    BUSY;

    private static final Set<Integer> AWAY = Set.of(408, 502, 503, 504);

    /** Empty if the exchange went well, or failed in a way that says something about the answer. */
    static Optional<Trouble> of(Answer answer) {
        if (isLost(answer)) {
            return Optional.of(UNREACHABLE);
        }
        var status = answer.status();
        if (status == 401 || status == 403) {
            return Optional.of(FORBIDDEN);
        }
        if (status == 429 || isAgentAway(answer)) {
            return Optional.of(BUSY);
        }
        return AWAY.contains(status) ? Optional.of(UNREACHABLE) : Optional.empty();
    }

    static boolean isLost(Answer answer) {
        return answer.failure().isPresent() && answer.failure().get() instanceof Failure.Transport;
    }

    /** Whether it may be different the next time: the transport, 408, 429 and 5xx. */
    static boolean isPassing(Answer answer) {
        var status = answer.status();
        return isLost(answer) || status == 408 || status == 429 || status >= 500;
    }

    private static boolean isAgentAway(Answer answer) {
        return answer.failure().isPresent()
                && answer.failure().get() instanceof Failure.Refused refused
                && (refused.code().startsWith("AGENT_") || refused.code().equals("CIRCUIT_BREAKER_OPEN"));
    }
}

package govuk.chat.perf;

import govuk.chat.perf.GrowingCycle.Chat;
import java.util.List;

/**
 * Sends to a fresh session and to a grown one in turn on one connection, so that whatever slows the machine slows both;
 * takes a new fresh session, and the next grown one, after fourteen messages.
 */
final class GrowthProbe implements Cycle {
    static final String EARLY = "early";
    static final String TENTH = "10th message";
    static final String GROWN = "4,000th message";

    private static final int FIRST_MEASURED = 6;
    private static final int LAST_MEASURED = 14;

    private final List<Chat> grown;
    private final int rounds;
    private Chat fresh = new Chat("", "");
    private Step step = Step.CREATE;
    private int round;
    private int message;

    private enum Step {
        CREATE,
        FRESH,
        GROWN
    }

    GrowthProbe(List<Chat> grown, int rounds) {
        this.grown = List.copyOf(grown);
        this.rounds = rounds;
    }

    /** How many messages each grown session gets at most. */
    static int messagesEach(int rounds, int sessions) {
        return Math.ceilDiv(rounds, sessions) * LAST_MEASURED;
    }

    @Override
    public boolean hasNext() {
        return round < rounds;
    }

    @Override
    public byte[] next() {
        return switch (step) {
            case CREATE -> Requests.createSession("");
            case FRESH -> fresh.send("Message number " + message);
            case GROWN -> grown.get(round % grown.size()).send("Message number " + message);
        };
    }

    @Override
    public String step() {
        if (step == Step.CREATE || message < FIRST_MEASURED) {
            return EARLY;
        }
        return step == Step.FRESH ? TENTH : GROWN;
    }

    @Override
    public String check(Response response) {
        var fault = Cycle.expect(step == Step.CREATE ? 201 : 200, response);
        if (fault.isEmpty()) {
            advance(response);
        }
        return fault;
    }

    private void advance(Response response) {
        switch (step) {
            case CREATE -> {
                fresh = Chat.of(response);
                message = 1;
                step = Step.FRESH;
            }
            case FRESH -> step = Step.GROWN;
            case GROWN -> {
                step = message == LAST_MEASURED ? Step.CREATE : Step.FRESH;
                round += message == LAST_MEASURED ? 1 : 0;
                message++;
            }
        }
    }
}

package govuk.chat.cli.script.run;

import govuk.chat.cli.script.Tries;
import govuk.chat.cli.script.run.Exchanger.Sayable;
import govuk.chat.cli.script.server.Answer;
import govuk.chat.cli.script.server.Answer.Failure.Refused;
import java.time.Duration;
import java.util.Optional;

/** Says something again when it did not get through: after transport errors, 408, 429 and 5xx, and nothing else. */
final class Retrying {
    private static final Duration FIRST_PAUSE = Duration.ofMillis(250);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);
    /** A server that asks for more than this is not waited for. */
    private static final Duration LONGEST_WISH = Duration.ofSeconds(60);

    private final Exchanger exchanger;
    private final World world;

    Retrying(Exchanger exchanger, World world) {
        this.exchanger = exchanger;
        this.world = world;
    }

    /** The first answer that came through, or the last one that did not. */
    Answer say(Sayable sayable, Tries tries, boolean isFailureJudged) throws InterruptedException {
        var current = sayable;
        var answer = exchanger.say(current, tries.timeout());
        for (var retry = 0; retry < tries.retries() && isWorthwhile(answer, isFailureJudged); retry++) {
            world.sleeper().sleep(pause(answer, retry));
            current = exchanger.again(current, answer);
            answer = exchanger.say(current, tries.timeout());
        }
        return answer;
    }

    /** A refusal that the script speaks of is an answer, not an accident. */
    private static boolean isWorthwhile(Answer answer, boolean isFailureJudged) {
        return Trouble.isPassing(answer)
                && (!isFailureJudged || Trouble.isLost(answer))
                && wish(answer).orElse(Duration.ZERO).compareTo(LONGEST_WISH) <= 0;
    }

    private static Duration pause(Answer answer, int retry) {
        var growing = FIRST_PAUSE.multipliedBy(1L << retry);
        return wish(answer).orElse(growing.compareTo(LONGEST_PAUSE) < 0 ? growing : LONGEST_PAUSE);
    }

    private static Optional<Duration> wish(Answer answer) {
        return answer.failure()
                .flatMap(failure -> failure instanceof Refused refused ? refused.retryAfter() : Optional.empty());
    }
}

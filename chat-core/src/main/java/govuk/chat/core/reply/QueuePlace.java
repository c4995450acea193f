package govuk.chat.core.reply;

import java.time.Duration;

/**
 * Why a queued reply waits, as this process sees it.
 *
 * @param isAgentAway nobody can be asked at the moment; else its agent answers others first
 * @param ahead how many replies of its agent are before it
 * @param estimate about how long that takes; zero if there is no telling
 */
public record QueuePlace(boolean isAgentAway, int ahead, Duration estimate) {
    /** For the person who asked. */
    public String sentence() {
        if (isAgentAway) {
            return "The assistant is not available at the moment. Your message is saved and will be answered when it"
                    + " is back. If that takes more than 10 minutes, you will be told here.";
        }
        var others = switch (ahead) {
            case 0 -> "Your message is next.";
            case 1 -> "1 message is before yours.";
            default -> ahead + " messages are before yours.";
        };
        return "The assistant is busy. " + others + howLong();
    }

    private String howLong() {
        if (!estimate.isPositive()) {
            return "";
        }
        var minutes = Math.ceilDiv(estimate.toSeconds(), 60);
        return minutes <= 1 ? " The wait is about a minute or less." : " The wait is about " + minutes + " minutes.";
    }
}

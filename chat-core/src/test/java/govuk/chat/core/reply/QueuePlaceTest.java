package govuk.chat.core.reply;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class QueuePlaceTest {
    @Test
    void sentence_agentAway_promisesWhatIsDone() {
        assertThat(new QueuePlace(true, 3, Duration.ofSeconds(90)).sentence())
                .startsWith("The assistant is not available at the moment. Your message is saved")
                .doesNotContain("3", "90");
    }

    @Test
    void sentence_agentBusy_saysHowManyAndAboutHowLong() {
        assertThat(new QueuePlace(false, 0, Duration.ZERO).sentence())
                .isEqualTo("The assistant is busy. Your message is next.");
        assertThat(new QueuePlace(false, 1, Duration.ofSeconds(60)).sentence())
                .isEqualTo("The assistant is busy. 1 message is before yours. The wait is about a minute or less.");
        assertThat(new QueuePlace(false, 2, Duration.ofSeconds(61)).sentence())
                .isEqualTo("The assistant is busy. 2 messages are before yours. The wait is about 2 minutes.");
    }
}

package govuk.chat.core.reply;

import static org.assertj.core.api.Assertions.assertThat;

import govuk.chat.core.agent.Agents;
import govuk.chat.core.agent.Availability;
import govuk.chat.core.reply.AgentQueues.Batch;
import govuk.chat.core.testing.FakeAgent;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class AgentQueuesTest {
    private final Map<String, Integer> rooms = new HashMap<>(Map.of("large", 500, "small", 2, "full", 0));
    private final AgentQueues queues = new AgentQueues(
            new Agents("large", Map.of("large", agent("large"), "small", agent("small"), "full", agent("full"))));

    private Agents.Agent agent(String name) {
        return new Agents.Agent(
                FakeAgent.saying("Hello"),
                20,
                () -> new Availability(false, rooms.getOrDefault(name, 0), 9, Duration.ZERO));
    }

    @Test
    void batches_takeNoMoreThanThereIsRoom() {
        assertThat(queues.batches(100))
                .containsExactly(
                        new Batch(Set.of("large"), Set.of("small", "full"), 100),
                        new Batch(Set.of("small"), Set.of("large", "full"), 2));
    }

    @Test
    void batches_noRoomAnywhere_stillTakeWhatHasOnlyToBeEnded() {
        rooms.clear();

        assertThat(queues.batches(100)).containsExactly(new Batch(Set.of(), Set.of("large", "small", "full"), 100));
    }

    @Test
    void agentWithoutRoom_isClosed() {
        assertThat(queues.closed()).containsExactly("full");
        assertThat(queues.isDue("full")).isFalse();
        assertThat(queues.canGoOn()).isFalse();
    }

    @Test
    void agentThatHasRoomAgain_staysClosed_untilNobodyIsFoundToWaitForIt() {
        queues.batches(100);
        rooms.put("full", 3);
        assertThat(queues.closed()).containsExactly("full");
        assertThat(queues.canGoOn()).isTrue();

        claim(true);
        assertThat(queues.closed()).contains("full");

        claim(false);
        assertThat(queues.closed()).isEmpty();
        assertThat(queues.canGoOn()).isFalse();
    }

    private void claim(boolean isMoreLeft) {
        for (var batch : queues.batches(100)) {
            queues.begin(batch);
            if (isMoreLeft) {
                queues.mayBeMore(batch);
            }
        }
    }

    @Test
    void whoComesWhileABatchIsClaimed_isNotForgotten() {
        var batch = queues.batches(100).getFirst();
        queues.begin(batch);

        assertThat(queues.isDue("large")).isTrue();

        assertThat(queues.closed()).contains("large");
    }

    @Test
    void agentThatNobodyKnows_hasRoom() {
        assertThat(queues.availability("gone").hasRoom()).isTrue();
        assertThat(queues.closed()).doesNotContain("gone");
    }
}

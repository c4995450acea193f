package govuk.chat.core.store;

import static org.assertj.core.api.Assertions.assertThat;

import govuk.chat.core.testing.InParallel;
import org.junit.jupiter.api.Test;

public interface LeaseStoreContract extends StorageContract {
    @Test
    default void hold_oneNodeAtATime() {
        var task = IDS.next();

        assertThat(hold(task, "a", 0, 10)).isTrue();
        assertThat(hold(task, "b", 9, 19)).isFalse();
        assertThat(hold(task, "a", 9, 20)).isTrue();
        assertThat(hold(task, "b", 19, 29)).isFalse();
        assertThat(hold(task, "b", 20, 30)).isTrue();
        assertThat(hold(task, "a", 20, 30)).isFalse();
    }

    @Test
    default void hold_tasksAreApart() {
        assertThat(hold(IDS.next(), "a", 0, 10)).isTrue();
        assertThat(hold(IDS.next(), "b", 0, 10)).isTrue();
    }

    @Test
    default void hold_inParallel_oneWins() {
        var task = IDS.next();

        assertThat(InParallel.times(20, () -> hold(task, IDS.next(), 0, 10))).containsOnlyOnce(true);
    }

    private boolean hold(String task, String node, int now, int until) {
        return storage().leases().hold(task, node, NOW.plusSeconds(now), NOW.plusSeconds(until));
    }
}

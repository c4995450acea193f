package govuk.chat.core.store;

import static org.assertj.core.api.Assertions.assertThat;

import govuk.chat.core.testing.InParallel;
import java.util.List;
import org.junit.jupiter.api.Test;

public interface SettingStoreContract extends StorageContract {
    @Test
    default void replace_isReadAsItWasWritten() {
        var first = setting("banner." + IDS.next(), "{\"text\":\"Zażółć\"}", 1);
        var second = new StoredSetting(first.name(), "", 2, NOW.plusSeconds(1), "user:anna", "It’s over");

        assertThat(storage().settings().replace(first)).isTrue();
        assertThat(stored(first.name())).containsExactly(first);
        assertThat(storage().settings().replace(second)).isTrue();
        assertThat(stored(first.name())).containsExactly(second);
        assertThat(second.isDefault()).isTrue();
    }

    @Test
    default void replace_onTopOfAnotherVersion_storesNothing() {
        var name = "limits." + IDS.next();
        assertThat(storage().settings().replace(setting(name, "2", 2))).isFalse();
        assertThat(storage().settings().replace(setting(name, "1", 1))).isTrue();

        assertThat(storage().settings().replace(setting(name, "again", 1))).isFalse();
        assertThat(storage().settings().replace(setting(name, "3", 3))).isFalse();

        assertThat(stored(name)).extracting(StoredSetting::value).containsExactly("1");
    }

    @Test
    default void replace_inParallel_oneWins() {
        var name = "chat." + IDS.next();

        assertThat(InParallel.times(20, () -> storage().settings().replace(setting(name, IDS.next(), 1))))
                .containsOnlyOnce(true);
        assertThat(InParallel.times(20, () -> storage().settings().replace(setting(name, IDS.next(), 2))))
                .containsOnlyOnce(true);
        assertThat(stored(name)).extracting(StoredSetting::version).containsExactly(2L);
    }

    @Test
    default void all_isInTheOrderOfTheNames() {
        storage().settings().replace(setting("b." + IDS.next(), "1", 1));
        storage().settings().replace(setting("a." + IDS.next(), "1", 1));

        assertThat(storage().settings().all()).extracting(StoredSetting::name).isSorted();
    }

    private List<StoredSetting> stored(String name) {
        return storage().settings().all().stream()
                .filter(setting -> setting.name().equals(name))
                .toList();
    }

    private static StoredSetting setting(String name, String value, long version) {
        return new StoredSetting(name, value, version, NOW, "user:anna", "A test");
    }
}

package govuk.chat.core.cache.redis;

import static org.assertj.core.api.Assertions.assertThat;

import govuk.chat.core.cache.ClearReport.Cleared;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class CacheNewsTest {
    @Test
    void news_comesAsItWasSaid() {
        var answer = new Cleared("7@a host/1", 12);

        assertThat(CacheNews.read(CacheNews.changed("a key"))).isEqualTo(new CacheNews.Changed("a key"));
        assertThat(CacheNews.read(CacheNews.clear(5, "id"))).isEqualTo(new CacheNews.Clear(5, "id"));
        assertThat(CacheNews.read(CacheNews.clear(5, ""))).isEqualTo(new CacheNews.Clear(5, ""));
        assertThat(CacheNews.read(CacheNews.done("id", answer))).isEqualTo(new CacheNews.Done("id", answer));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "changed", "clear", "clear 5", "clear x id", "done id 5", "something else"})
    void news_thatIsNone(String message) {
        assertThat(CacheNews.read(message)).isEqualTo(new CacheNews.Unknown());
    }
}

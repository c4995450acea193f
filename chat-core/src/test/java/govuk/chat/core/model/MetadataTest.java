package govuk.chat.core.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class MetadataTest {
    @Test
    void isADeepCopy() {
        var inner = new ArrayList<Object>(List.of("a", 1, true));
        var outer = new HashMap<String, Object>(Map.of("list", inner));
        var metadata = new Metadata(outer);

        inner.clear();
        outer.clear();

        assertThat(metadata.values()).isEqualTo(Map.of("list", List.of("a", 1, true)));
        assertThatThrownBy(() -> metadata.values().put("b", 2)).isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void leavesNullsOut() {
        var values = new LinkedHashMap<String, Object>();
        values.put("nothing", null);
        values.put("list", Arrays.asList(1, null, 2));

        assertThat(new Metadata(values).values()).isEqualTo(Map.of("list", List.of(1, 2)));
    }

    @Test
    void with_addsOrReplaces() {
        var one = Metadata.EMPTY.with("a", 1);

        assertThat(one.with("a", 2).with("b", 3).values()).isEqualTo(Map.of("a", 2, "b", 3));
        assertThat(one.values()).isEqualTo(Map.of("a", 1));
        assertThat(one.isEmpty()).isFalse();
        assertThat(Metadata.EMPTY.isEmpty()).isTrue();
    }

    @Test
    void holdsNoMoreThanSoMany() {
        assertThat(Metadata.EMPTY.with("list", list(199)).isEmpty()).isFalse();
        assertThatThrownBy(() -> Metadata.EMPTY.with("list", list(200)))
                .hasMessage("metadata holds at most 200 values, 6 levels deep");
    }

    private static List<Integer> list(int size) {
        return IntStream.range(0, size).boxed().toList();
    }

    @Test
    void isNoDeeperThanSo() {
        assertThat(nested(6).isEmpty()).isFalse();
        assertThatThrownBy(() -> nested(7)).isInstanceOf(IllegalArgumentException.class);
    }

    /** The innermost of so many levels is an empty map. */
    private static Metadata nested(int levels) {
        Object value = Map.of();
        for (var level = 1; level < levels; level++) {
            value = Map.of("deeper", value);
        }
        return Metadata.EMPTY.with("deeper", value);
    }

    @Test
    void holdsNothingButJson() {
        assertThatThrownBy(() -> Metadata.EMPTY.with("thread", Thread.currentThread()))
                .hasMessage("metadata holds JSON values only");
    }
}

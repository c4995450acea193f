package govuk.chat.core.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import govuk.chat.core.model.SettingException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class PostgresSettingsTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "jdbc:postgresql://db.example:5432/chat?user=ann&password=s%40crt&sslmode=require",
                "jdbc:postgresql://ann:s%40crt@db.example:5432/chat?sslmode=require",
                "postgresql://ann:s%40crt@db.example:5432/chat?sslmode=require",
                "postgres://ann:s%40crt@db.example:5432/chat?sslmode=require"
            })
    void location_ofEveryKindOfUrl(String url) {
        var location = new PostgresSettings(url).location();

        assertThat(location.address()).isEqualTo("jdbc:postgresql://db.example:5432/chat?sslmode=require");
        assertThat(location.user()).isEqualTo("ann");
        assertThat(location.password()).isEqualTo("s@crt");
    }

    @Test
    void location_userAndPasswordApart_areUsedInstead() {
        var settings = new PostgresSettings(
                "postgresql://ann:one@db/chat", "bob", "two", 5, PostgresSettings.DEFAULT_TIME_LIMIT);

        assertThat(settings.location().user()).isEqualTo("bob");
        assertThat(settings.location().password()).isEqualTo("two");
    }

    @Test
    void location_severalHosts() {
        var location = new PostgresSettings("jdbc:postgresql://one:5432,two:5432/chat").location();

        assertThat(location.address()).isEqualTo("jdbc:postgresql://one:5432,two:5432/chat");
        assertThat(location.user()).isEmpty();
    }

    @Test
    void toString_namesNoSecret() {
        var settings = new PostgresSettings("postgresql://ann:s3cret@db.example/chat?password=s3cret");

        assertThat(settings.toString()).isEqualTo("postgresql://db.example/chat");
        assertThat(settings.location().toString()).isEqualTo("postgresql://db.example/chat");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"mysql://ann:s3cret@db/chat", "postgresql://ann:s3cret@", "jdbc:postgresql:s3cret", "s3cret"})
    void url_malformed_isNotRepeated(String url) {
        assertThatThrownBy(() -> new PostgresSettings(url))
                .isInstanceOf(SettingException.class)
                .hasMessage("url is malformed: expected jdbc:postgresql://HOST:5432/DATABASE");
    }

    @Test
    void url_empty() {
        assertThatThrownBy(() -> new PostgresSettings(" ")).hasMessageStartingWith("url is empty: ");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1001})
    void connections_outOfBounds(int connections) {
        assertThatThrownBy(
                        () -> new PostgresSettings("postgresql://db/chat", "", "", connections, Duration.ofSeconds(1)))
                .hasMessage("connections is " + connections + ": expected a number from 1 to 1000");
    }

    @ParameterizedTest
    @ValueSource(longs = {99, 600_001})
    void timeLimit_outOfBounds(long millis) {
        assertThatThrownBy(() -> new PostgresSettings("postgresql://db/chat", "", "", 5, Duration.ofMillis(millis)))
                .isInstanceOf(SettingException.class)
                .hasMessageStartingWith("timeLimit is ");
    }
}

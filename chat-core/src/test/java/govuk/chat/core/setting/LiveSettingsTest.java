package govuk.chat.core.setting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import govuk.chat.core.model.AuditAction;
import govuk.chat.core.model.ChatException;
import govuk.chat.core.model.ErrorCode;
import govuk.chat.core.service.Audit;
import govuk.chat.core.service.Origin;
import govuk.chat.core.store.Storage;
import govuk.chat.core.store.StoredSetting;
import govuk.chat.core.store.jdbc.JdbcStorage;
import govuk.chat.core.testing.Await;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class LiveSettingsTest {
    private static final Setting<Integer> ROOMS = new Setting<>("rooms", 5, new Whole());

    private Storage storage;
    private LiveSettings settings;
    private LiveSetting<Integer> rooms;

    @BeforeEach
    void open(@TempDir Path directory) {
        storage = JdbcStorage.openSqlite(directory);
        settings = settings();
        rooms = settings.add(ROOMS);
    }

    @AfterEach
    void close() {
        settings.close();
        storage.close();
    }

    @Test
    void change_holdsAtOnce_andIsToldWithWhatWasBefore() {
        settings.change("rooms", Map.of("number", 7), by("anna", 0, " More people "));
        settings.change("rooms", Map.of("number", 9), by("bert", 1, "Even more"));

        assertThat(rooms.get()).isEqualTo(9);
        assertThat(rooms.current().version()).isEqualTo(2);
        assertThat(rooms.current().isChanged()).isTrue();
        assertThat(rooms.fields()).isEqualTo(Map.of("number", 9));
        assertThat(rooms.usualFields()).isEqualTo(Map.of("number", 5));
        var told = storage.audit().after(0, 10);
        assertThat(told).extracting(link -> link.entry().action()).containsOnly(AuditAction.SETTING_CHANGED);
        assertThat(told.getLast().entry().actor()).isEqualTo("bert");
        assertThat(told.getLast().entry().subject()).isEqualTo("rooms");
        assertThat(told.getFirst().entry().details())
                .isEqualTo(Map.of("before", "{\"number\":5}", "after", "{\"number\":7}", "comment", "More people"));
        assertThat(told.getLast().entry().details()).containsEntry("before", "{\"number\":7}");
    }

    @Test
    void reset_isTheDefaultAgain_withAVersionOfItsOwn() {
        settings.change("rooms", Map.of("number", 7), by("anna", 0, "More"));

        settings.reset("rooms", by("anna", 1, "Enough"));

        assertThat(rooms.get()).isEqualTo(5);
        assertThat(rooms.current().isChanged()).isFalse();
        assertThat(rooms.current().version()).isEqualTo(2);
        assertThat(storage.audit().after(0, 10).getLast().entry().details())
                .containsEntry("before", "{\"number\":7}")
                .containsEntry("after", "{\"number\":5}");
    }

    @Test
    void change_onTopOfAnotherVersion_changesNothing() {
        settings.change("rooms", Map.of("number", 7), by("anna", 0, "More"));

        assertRefused(
                ErrorCode.PRECONDITION_FAILED, () -> settings.change("rooms", Map.of("number", 8), by("b", 0, "?")));
        assertRefused(ErrorCode.PRECONDITION_FAILED, () -> settings.reset("rooms", by("b", 7, "?")));

        assertThat(rooms.get()).isEqualTo(7);
        assertThat(storage.audit().after(0, 10)).hasSize(1);
    }

    /** The other replica has made a change that this one has not seen yet. */
    @Test
    void change_otherReplicaWasFaster_isRefused_andTheirsHolds() {
        var other = settings();
        other.add(ROOMS);
        other.change("rooms", Map.of("number", 7), by("anna", 0, "More"));

        assertRefused(
                ErrorCode.PRECONDITION_FAILED, () -> settings.change("rooms", Map.of("number", 8), by("b", 0, "?")));

        assertThat(rooms.get()).isEqualTo(7);
        other.close();
    }

    @Test
    void otherReplica_noticesByItself_andTellsItsListeners() {
        var heard = new ArrayList<Integer>();
        rooms.listen(current -> heard.add(current.value()));
        settings.start();
        var other = settings();
        other.add(ROOMS);

        other.change("rooms", Map.of("number", 7), by("anna", 0, "More"));

        Await.until("the change is noticed", () -> rooms.get() == 7);
        assertThat(heard).containsExactly(5, 7);
        other.close();
    }

    @Test
    void start_takesWhatWasStored_andSoDoesASettingAddedLater() {
        settings.change("rooms", Map.of("number", 7), by("anna", 0, "More"));
        var next = settings();
        next.start();

        assertThat(next.add(ROOMS).get()).isEqualTo(7);
        next.close();
    }

    @Test
    void databaseAway_whatWasKnownHolds_andChangesAreRefused() {
        settings.change("rooms", Map.of("number", 7), by("anna", 0, "More"));
        settings.start();
        storage.close();

        assertRefused(ErrorCode.SERVICE_OFFLINE, () -> settings.change("rooms", Map.of("number", 8), by("b", 1, "?")));
        assertThat(rooms.get()).isEqualTo(7);
    }

    @Test
    void storedByAnotherVersion_cannotBeRead_leavesWhatHeld_andCanBeOverwritten() {
        settings.change("rooms", Map.of("number", 7), by("anna", 0, "More"));
        storage.settings().replace(new StoredSetting("rooms", "{\"floors\":2}", 2, Instant.now(), "b", "newer"));
        settings.start();

        assertThat(rooms.get()).isEqualTo(7);
        settings.change("rooms", Map.of("number", 8), by("anna", 2, "Again"));
        assertThat(rooms.get()).isEqualTo(8);
    }

    @Test
    void longValue_isInTheAuditInPieces() {
        settings.add(new Setting<>("words", "", new Words()));

        settings.change("words", Map.of("words", "x".repeat(300)), by("anna", 0, "Long"));

        var details = storage.audit().after(0, 10).getLast().entry().details();
        assertThat(details.get("after") + details.get("after2")).isEqualTo("{\"words\":\"" + "x".repeat(300) + "\"}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "two\nlines"})
    void change_withoutAComment_isRefused(String comment) {
        assertRefused(ErrorCode.VALIDATION_ERROR, () -> by("anna", 0, comment));
        assertRefused(ErrorCode.VALIDATION_ERROR, () -> by("anna", 0, "x".repeat(201)));
    }

    @Test
    void unknownName_isNotFound_andNoNameIsGivenTwice() {
        assertRefused(ErrorCode.NOT_FOUND, () -> settings.reset("rooms2", by("anna", 0, "?")));
        assertThatThrownBy(() -> settings.add(ROOMS)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Setting<>(" ", 5, new Whole())).isInstanceOf(IllegalArgumentException.class);
    }

    private LiveSettings settings() {
        var clock = Clock.systemUTC();
        return new LiveSettings(storage.settings(), new Audit(storage.audit(), clock, () -> Origin.HERE), clock);
    }

    private static SettingChange by(String actor, long seen, String comment) {
        return new SettingChange(actor, seen, comment);
    }

    private static void assertRefused(ErrorCode code, Runnable change) {
        assertThatThrownBy(change::run)
                .isInstanceOfSatisfying(
                        ChatException.class, e -> assertThat(e.code()).isEqualTo(code));
    }

    private record Whole() implements SettingFormat<Integer> {
        @Override
        public Integer read(SettingFields fields) {
            return fields.whole("number", 1, 10);
        }

        @Override
        public Map<String, Object> write(Integer value) {
            return Map.of("number", value);
        }
    }

    private record Words() implements SettingFormat<String> {
        @Override
        public String read(SettingFields fields) {
            return fields.line("words", 400);
        }

        @Override
        public Map<String, Object> write(String value) {
            return Map.of("words", value);
        }
    }
}

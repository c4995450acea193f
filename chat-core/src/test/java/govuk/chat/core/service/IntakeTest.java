package govuk.chat.core.service;

import static govuk.chat.core.model.PersonalDataKind.EMAIL;
import static govuk.chat.core.model.PersonalDataKind.PHONE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import govuk.chat.core.model.AuditAction;
import govuk.chat.core.model.AuditEntry;
import govuk.chat.core.model.AuditOutcome;
import govuk.chat.core.model.ChatException;
import govuk.chat.core.model.ErrorCode;
import govuk.chat.core.model.Metadata;
import govuk.chat.core.model.Owner;
import govuk.chat.core.model.PersonalDataFound;
import govuk.chat.core.model.PersonalDataKind;
import govuk.chat.core.model.VisitorId;
import govuk.chat.core.screen.ScreenRules;
import govuk.chat.core.screen.ScreenRules.ActiveMarkupRule;
import govuk.chat.core.screen.ScreenRules.PersonalDataRule;
import govuk.chat.core.store.AuditLink;
import govuk.chat.core.store.Storage;
import govuk.chat.core.store.jdbc.JdbcStorage;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class IntakeTest {
    private static final Owner VISITOR = new Owner.Visitor(new VisitorId("v1"));
    private static final String MARKUP = "<img src=x onerror=alert(1)>";
    private static final String MAIL = "I am jo@example.com";

    private Storage storage;

    @BeforeEach
    void open(@TempDir Path directory) {
        storage = JdbcStorage.openSqlite(directory);
    }

    @AfterEach
    void close() {
        storage.close();
    }

    @Test
    void message_withActiveMarkup_isRefusedAndWrittenDown() {
        var intake = intake(ScreenRules.defaults());

        assertInvalid(() -> intake.message(VISITOR, Draft.of(MARKUP)));

        var entry = audited().getFirst();
        assertThat(entry.action()).isEqualTo(AuditAction.INPUT_REFUSED);
        assertThat(entry.actor()).isEqualTo("visitor:v1");
        assertThat(entry.subject()).isEqualTo("message");
        assertThat(entry.outcome()).isEqualTo(AuditOutcome.REFUSED);
        assertThat(entry.toString()).doesNotContain("onerror");
    }

    @Test
    void titleAndMetadata_withActiveMarkup_areRefused() {
        var intake = intake(ScreenRules.defaults());

        assertInvalid(() -> intake.title(VISITOR, MARKUP));
        assertInvalid(() -> intake.metadata(VISITOR, Metadata.EMPTY.with("page", MARKUP)));
        assertInvalid(() -> intake.metadata(VISITOR, Metadata.EMPTY.with(MARKUP, 1)));
        assertInvalid(() ->
                intake.metadata(VISITOR, Metadata.EMPTY.with("deep", List.of(1, true, Map.of("er", List.of(MARKUP))))));
        assertInvalid(() -> intake.message(VISITOR, new Draft("Hi", Metadata.EMPTY.with("page", MARKUP), "")));

        assertThat(audited())
                .extracting(AuditEntry::subject)
                .containsExactly("title", "metadata", "metadata", "metadata", "metadata");
    }

    @Test
    void activeMarkup_allowed_isTaken() {
        var intake = intake(new ScreenRules(ActiveMarkupRule.ALLOW, PersonalDataRule.WARN));

        assertThat(intake.message(VISITOR, Draft.of(MARKUP))).isEqualTo(MARKUP);
        assertThat(intake.title(VISITOR, MARKUP)).isEqualTo(MARKUP);
        assertThat(audited()).isEmpty();
    }

    @Test
    void message_hiddenWords_areNotStored() {
        var hidden = Character.toString(0xE0041) + Character.toString(0xE0042);

        assertThat(intake(ScreenRules.defaults()).message(VISITOR, Draft.of("Hello" + hidden + "!")))
                .isEqualTo("Hello!");
    }

    @Test
    void message_markupTakenApartByHiddenCharacters_isRefused() {
        assertInvalid(() -> intake(ScreenRules.defaults()).message(VISITOR, Draft.of("<scr\u2060ipt>alert(1)")));
    }

    @Test
    void personalData_warn_isTakenOnceItsKindsAreConfirmed() {
        var intake = intake(ScreenRules.defaults());

        var found = found(() -> intake.message(VISITOR, Draft.of(MAIL)));
        assertThat(found.kinds()).containsExactly(EMAIL);
        assertThat(found.mayConfirm()).isTrue();
        assertThat(found.sentence())
                .isEqualTo(
                        "Your message seems to contain an email address. Take it out, or send it anyway if the answer"
                                + " depends on it.");

        assertThat(intake.message(VISITOR, Draft.of(MAIL).confirming(Set.of(EMAIL))))
                .isEqualTo(MAIL);
    }

    @Test
    void personalData_warn_confirmationOfAnotherKind_isNotEnough() {
        var intake = intake(ScreenRules.defaults());
        var both = MAIL + " or 07700 900123";

        assertThat(found(() -> intake.message(VISITOR, Draft.of(MAIL).confirming(Set.of(PHONE))))
                        .kinds())
                .containsExactly(EMAIL);
        assertThat(found(() -> intake.message(VISITOR, Draft.of(both).confirming(Set.of(EMAIL))))
                        .kinds())
                .containsExactlyInAnyOrder(EMAIL, PHONE);
    }

    @Test
    void personalData_refuse_isNotTakenWhateverIsConfirmed() {
        var intake = intake(new ScreenRules(ActiveMarkupRule.REJECT, PersonalDataRule.REFUSE));
        var all = Set.of(PersonalDataKind.values());

        var found = found(() -> intake.message(VISITOR, Draft.of(MAIL).confirming(all)));

        assertThat(found.mayConfirm()).isFalse();
        assertThat(found.code()).isEqualTo(ErrorCode.PERSONAL_DATA);
        assertThat(found.sentence()).contains("This service does not take it.").doesNotContain("jo@");
        assertThat(intake.message(VISITOR, Draft.of("Hello"))).isEqualTo("Hello");
    }

    @Test
    void personalData_off_isTaken() {
        var intake = intake(new ScreenRules(ActiveMarkupRule.REJECT, PersonalDataRule.OFF));

        assertThat(intake.message(VISITOR, Draft.of(MAIL))).isEqualTo(MAIL);
    }

    @Test
    @SuppressWarnings("NullAway") // as Jackson does
    void screens_leftOut_haveTheirDefaults() {
        assertThat(new ScreenRules(null, null)).isEqualTo(ScreenRules.defaults());
    }

    private Intake intake(ScreenRules screens) {
        var audit = new Audit(storage.audit(), Clock.systemUTC(), () -> Origin.HERE);
        return new Intake(MessageRules.defaults(), screens, audit);
    }

    private List<AuditEntry> audited() {
        return storage.audit().after(0, 100).stream().map(AuditLink::entry).toList();
    }

    private static void assertInvalid(ThrowingCallable call) {
        assertThat(catchThrowableOfType(ChatException.class, call).code()).isEqualTo(ErrorCode.INVALID_INPUT);
    }

    private static PersonalDataFound found(ThrowingCallable call) {
        return catchThrowableOfType(PersonalDataFound.class, call);
    }
}

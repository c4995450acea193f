package govuk.chat.core.store;

import static org.assertj.core.api.Assertions.assertThat;

import govuk.chat.core.model.ChatException;
import govuk.chat.core.model.ErrorCode;
import govuk.chat.core.model.Message;
import govuk.chat.core.model.MessageId;
import govuk.chat.core.model.Session;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

public interface MessageStoreContract extends StorageContract {
    @Test
    default void find_message() {
        var session = newSession();
        var asked = ask(session, "Line one\nline two\t\"quoted\" – Ünïcödé 👩‍👩‍👧 \\ % _");

        assertThat(storage().messages().find(session.id(), asked.message().id()))
                .contains(asked.message());
    }

    @Test
    default void find_inAnotherSession() {
        var asked = ask(newSession(), "hello");

        assertThat(storage().messages().find(newSession().id(), asked.message().id()))
                .isEmpty();
        assertThat(storage().messages().find(asked.message().session(), new MessageId("nobody")))
                .isEmpty();
    }

    @Test
    default void after_pagesForward() {
        var session = newSession();
        var messages = ask5(session);

        assertThat(storage().messages().after(session.id(), 0, 2)).isEqualTo(messages.subList(0, 2));
        assertThat(storage().messages().after(session.id(), 2, 2)).isEqualTo(messages.subList(2, 4));
        assertThat(storage().messages().after(session.id(), 4, 2)).isEqualTo(messages.subList(4, 5));
        assertThat(storage().messages().after(session.id(), 5, 2)).isEmpty();
    }

    @Test
    default void before_pagesBackwardOldestFirst() {
        var session = newSession();
        var messages = ask5(session);

        assertThat(storage().messages().before(session.id(), Long.MAX_VALUE, 2)).isEqualTo(messages.subList(3, 5));
        assertThat(storage().messages().before(session.id(), 4, 2)).isEqualTo(messages.subList(1, 3));
        assertThat(storage().messages().before(session.id(), 2, 2)).isEqualTo(messages.subList(0, 1));
        assertThat(storage().messages().before(session.id(), 1, 2)).isEmpty();
    }

    private List<Message> ask5(Session session) {
        var messages = new ArrayList<Message>();
        for (int i = 1; i <= 5; i++) {
            messages.add(ask(session, "message " + i).message());
        }
        return messages;
    }

    @Test
    default void text_withNul_isStoredOrRefused_andTheStoreLives() {
        var session = newSession();

        try {
            var asked = ask(session, "before\0after");
            assertThat(storage().messages().find(session.id(), asked.message().id()))
                    .contains(asked.message());
        } catch (ChatException e) {
            assertThat(e.code()).isEqualTo(ErrorCode.INTERNAL_ERROR);
        }

        assertThat(ask(session, "next").message().text()).isEqualTo("next");
    }

    @Test
    default void text_ofOneMegabyte() {
        var session = newSession();

        var asked = ask(session, "ü".repeat(1_000_000));

        assertThat(storage().messages().find(session.id(), asked.message().id()))
                .contains(asked.message());
    }
}

package govuk.chat.server.pages;

import govuk.chat.core.model.Message;
import govuk.chat.core.model.Role;
import govuk.chat.core.model.Session;
import govuk.chat.server.export.ExportFile;
import govuk.chat.web.pages.Moment;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import java.util.function.Function;

/** Conversations for people: who said what when, as plain text, one conversation after the other. For one thread. */
final class TextExport implements ExportFile {
    private final PrintWriter text;
    private final PageSettings settings;
    private final Function<Session, String> titles;
    private boolean isFirst = true;

    TextExport(OutputStream out, PageSettings settings, Function<Session, String> titles) {
        this.text = new PrintWriter(out, false, StandardCharsets.UTF_8);
        this.settings = settings;
        this.titles = titles;
        text.print(settings.serviceName() + "\n");
    }

    @Override
    public Consumer<Message> session(Session session) {
        text.print((isFirst ? "" : "\n\n") + titles.apply(session) + "\n");
        isFirst = false;
        return this::write;
    }

    @Override
    public void end() {
        text.flush();
    }

    private void write(Message message) {
        var sentAt = Moment.of(message.sentAt(), settings.zone()).words();
        text.print("\n" + speaker(message.role()) + ", " + sentAt + ":\n" + message.text() + "\n");
    }

    private String speaker(Role role) {
        return switch (role) {
            case USER -> "You";
            case ASSISTANT -> settings.assistantName();
            case SYSTEM -> settings.serviceName();
        };
    }
}

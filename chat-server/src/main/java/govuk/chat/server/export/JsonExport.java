package govuk.chat.server.export;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectMapper;
import govuk.chat.core.model.Message;
import govuk.chat.core.model.Session;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.Function;

/** Conversations for programs. For one thread. */
public final class JsonExport implements ExportFile {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final JsonGenerator json;
    private final Function<Session, String> titles;
    private boolean isInSession;

    private JsonExport(OutputStream out, Function<Session, String> titles) throws IOException {
        this.json = JSON.createGenerator(out).useDefaultPrettyPrinter();
        this.titles = titles;
    }

    /**
     * A document that is one conversation.
     *
     * @param titles what a conversation is called
     */
    public static JsonExport ofOne(OutputStream out, Function<Session, String> titles) throws IOException {
        return new JsonExport(out, titles);
    }

    /** A document with any number of them: {@code {"exportedAt", "sessions": […]}}. */
    public static JsonExport ofMany(OutputStream out, Function<Session, String> titles, Instant exportedAt)
            throws IOException {
        var export = new JsonExport(out, titles);
        export.json.writeStartObject();
        export.json.writeStringField("exportedAt", exportedAt.toString());
        export.json.writeArrayFieldStart("sessions");
        return export;
    }

    @Override
    public Consumer<Message> session(Session session) {
        try {
            endSession();
            begin(session);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return this::write;
    }

    @Override
    public void end() throws IOException {
        endSession();
        if (json.getOutputContext().inArray()) {
            json.writeEndArray();
            json.writeEndObject();
        }
        json.flush();
    }

    private void begin(Session session) throws IOException {
        json.writeStartObject();
        json.writeStringField("sessionId", session.id().value());
        json.writeStringField("title", titles.apply(session));
        json.writeStringField("agent", session.agent());
        json.writeStringField("status", session.status().name().toLowerCase(Locale.ROOT));
        json.writeStringField("createdAt", session.createdAt().toString());
        json.writeStringField("updatedAt", session.updatedAt().toString());
        json.writePOJOField("metadata", session.metadata().values());
        json.writeArrayFieldStart("messages");
        isInSession = true;
    }

    private void write(Message message) {
        try {
            json.writeStartObject();
            json.writeStringField("id", message.id().value());
            json.writeStringField("role", message.role().name().toLowerCase(Locale.ROOT));
            json.writeStringField("content", message.text());
            json.writeStringField("status", message.status().name().toLowerCase(Locale.ROOT));
            json.writeStringField("timestamp", message.sentAt().toString());
            json.writePOJOField("metadata", message.metadata().values());
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void endSession() throws IOException {
        if (isInSession) {
            json.writeEndArray();
            json.writeEndObject();
            isInSession = false;
        }
    }
}

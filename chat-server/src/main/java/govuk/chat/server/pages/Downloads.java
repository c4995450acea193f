package govuk.chat.server.pages;

import govuk.chat.core.model.ChatException;
import govuk.chat.core.model.ErrorCode;
import govuk.chat.core.service.OwnerDataService.Exporter;
import govuk.chat.server.export.ExportFile;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.OutputStream;
import java.util.function.Consumer;

/** Answers with files to keep, which are written while they are sent. */
final class Downloads {
    static final String TEXT = "text/plain;charset=utf-8";
    static final String JSON = "application/json";

    private Downloads() {}

    /** @param export hands the conversations over */
    static Response file(String name, String type, Opening opening, Consumer<Exporter> export) {
        StreamingOutput content = out -> {
            var file = opening.open(out);
            export.accept(file);
            file.end();
        };
        return Response.ok(content, type)
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + name + "\"")
                .build();
    }

    static ChatException unknownFormat() {
        return new ChatException(ErrorCode.VALIDATION_ERROR, "format: must be text or json.");
    }

    /** Begins a file. */
    @FunctionalInterface
    interface Opening {
        ExportFile open(OutputStream out) throws IOException;
    }
}

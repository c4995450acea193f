package govuk.chat.server.ops;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import java.io.IOException;
import java.io.UncheckedIOException;

/** The description of the API, as it stands in {@code docs/api/openapi.yml} (its media type: RFC 9512 §2.1). */
@Path("/openapi.yml")
public final class OpenApiResource {
    private static final String FILE = "openapi.yml";

    private final byte[] document;

    private OpenApiResource(byte[] document) {
        this.document = document;
    }

    /** Takes the document out of the program: a server that lacks it is badly built and does not start. */
    public static OpenApiResource read() {
        try (var file = OpenApiResource.class.getResourceAsStream(FILE)) {
            if (file == null) {
                throw new IllegalStateException(FILE + " is missing from the program. Build it again.");
            }
            return new OpenApiResource(file.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @GET
    @Produces("application/yaml")
    public byte[] get() {
        return document;
    }
}

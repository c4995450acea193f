package govuk.chat.perf;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;

/** The yardstick: the least a Dropwizard resource can do with a JSON body. It stores nothing and asks nobody. */
@Path(BareResource.PATH)
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class BareResource {
    static final String PATH = "/bare/notes";

    private static final List<Answer> TWO =
            List.of(new Answer("1", "user", "a question"), new Answer("2", "assistant", "an answer"));

    /** A question as sent to the chat. */
    public record Question(String content) {}

    /** About what the chat answers for one message. */
    public record Answer(String id, String role, String content) {}

    /** Gives the text back. */
    @POST
    public Answer write(Question question) {
        return new Answer("1", "user", question.content());
    }

    /** Gives two fixed entries. */
    @GET
    public List<Answer> read() {
        return TWO;
    }
}

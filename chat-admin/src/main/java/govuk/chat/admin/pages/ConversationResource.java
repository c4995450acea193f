package govuk.chat.admin.pages;

import govuk.chat.admin.pages.ConversationsResource.Row;
import govuk.chat.admin.signin.Gate;
import govuk.chat.core.client.ApiException;
import govuk.chat.core.client.admin.AdminCalls;
import govuk.chat.core.client.admin.ReviewCalls;
import govuk.chat.core.client.admin.ReviewCalls.ReviewedReply;
import govuk.chat.core.client.admin.ReviewCalls.Transcript;
import govuk.chat.core.model.ChatException;
import govuk.chat.core.model.SessionId;
import govuk.chat.web.pages.Html;
import govuk.chat.web.pages.Moment;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** One conversation: the steps of its answers, and its text for whoever says why they must read it. */
@Path("conversations/{id}")
@Produces(Html.TYPE)
public final class ConversationResource {
    private final PageMaker pages;

    ConversationResource(PageMaker pages) {
        this.pages = pages;
    }

    @GET
    public Response get(@PathParam("id") String id, @Context HttpServletRequest request) {
        return pages.page(request, "conversation", view(id, "", "", request));
    }

    /** A POST, so that the reason stands in no log of addresses, and a reload asks before it is in the audit again. */
    @POST
    @Path("text")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response text(
            @PathParam("id") String id,
            @FormParam("reason") @DefaultValue("") String reason,
            @FormParam("after") @DefaultValue("0") String after,
            @Context HttpServletRequest request) {
        if (reason.isBlank()) {
            var sentence = "Say why you need to read it, for example: complaint 1234.";
            return pages.page(400, request, "conversation", view(id, "", sentence, request));
        }
        try {
            var session = sessionId(id);
            var transcript = Gate.administrator(request)
                    .servers()
                    .read(server ->
                            AdminCalls.of(server).sessions().transcript(session, reason.strip(), number(after)));
            return pages.page(request, "transcript", Text.of(id, reason.strip(), transcript, pages));
        } catch (ApiException | ChatException e) {
            return pages.again(e, request, "conversation", view(id, reason, PageMaker.sentenceOf(e), request));
        }
    }

    private View view(String id, String reason, String error, HttpServletRequest request) {
        var session = sessionId(id);
        return Gate.administrator(request).servers().read(server -> {
            var calls = AdminCalls.of(server).sessions();
            var steps = calls.replies(session).stream()
                    .map(reply -> Step.of(reply, pages))
                    .toList();
            return new View(Row.of(calls.get(session), pages), steps, steps.isEmpty(), reason, error);
        });
    }

    private static SessionId sessionId(String id) {
        if (!ConversationsResource.isId(id)) {
            throw new NotFoundException();
        }
        return new SessionId(id);
    }

    private static long number(String text) {
        try {
            return Math.max(0, Long.parseLong(text));
        } catch (NumberFormatException e) {
            return 0;
        }
    }

    record View(Row session, List<Step> steps, boolean hasNoSteps, String reason, String error) {}

    /**
     * @param node that is writing it; null if none is
     * @param endedAt null while it has no end
     * @param error why it failed; null if it did not
     */
    record Step(
            String id,
            String agent,
            String status,
            long attempt,
            Moment createdAt,
            @Nullable String node,
            @Nullable Moment endedAt,
            @Nullable String took,
            @Nullable String error) {
        static Step of(ReviewedReply reply, PageMaker pages) {
            return new Step(
                    reply.id().value(),
                    reply.agent(),
                    reply.status(),
                    reply.attempt(),
                    pages.moment(reply.createdAt()),
                    reply.node().orElse(null),
                    reply.endedAt().map(pages::moment).orElse(null),
                    reply.took().map(Step::words).orElse(null),
                    reply.error().orElse(null));
        }

        private static String words(Duration took) {
            return took.toMillis() < 10_000
                    ? String.format(Locale.UK, "%.2f s", took.toMillis() / 1000.0)
                    : took.toSeconds() + " s";
        }
    }

    /** @param next where the next part begins; empty if this is the last */
    record Text(String id, String reason, List<Line> lines, boolean isEmpty, String next) {
        static Text of(String id, String reason, Transcript transcript, PageMaker pages) {
            var lines = transcript.lines().stream()
                    .map(line -> Line.of(line, pages))
                    .toList();
            var next = transcript.next() == 0 ? "" : String.valueOf(transcript.next());
            return new Text(id, reason, lines, lines.isEmpty(), next);
        }
    }

    record Line(String role, String who, String text, Moment at) {
        static Line of(ReviewCalls.Line line, PageMaker pages) {
            var who = switch (line.role()) {
                case USER -> "The person";
                case ASSISTANT -> "The assistant";
                case SYSTEM -> "The service";
            };
            return new Line(line.role().name().toLowerCase(Locale.ROOT), who, line.text(), pages.moment(line.sentAt()));
        }
    }
}

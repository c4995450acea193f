package govuk.chat.server.events;

import govuk.chat.core.model.ChatException;
import govuk.chat.core.model.ErrorCode;
import govuk.chat.core.model.Reply;
import govuk.chat.core.model.ReplyPosition;
import govuk.chat.core.reply.ReplyFeed;
import govuk.chat.core.service.ChatService;
import govuk.chat.server.api.Parameters;
import govuk.chat.server.caller.Callers;
import govuk.chat.server.events.StreamSlots.Slot;
import govuk.chat.web.edge.ClientAddress;
import govuk.chat.web.errors.ErrorBodies;
import govuk.chat.web.errors.Failure;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * {@code GET /api/v1/replies/{id}/events}: the events of a reply, from the start or after {@code Last-Event-ID}. Statuses before the
 * stream opens, events after it; 204 if there is nothing more to come, which tells browsers not to ask again.
 */
public final class ReplyEventsServlet extends HttpServlet {
    private static final long serialVersionUID = 1;

    /** The container keeps one for as long as the stream is open, and its usual 32 KiB are for pages. */
    private static final int BUFFER = 2048;

    private final transient ChatService chat;
    private final transient Callers callers;
    private final transient EventWriter writer;
    private final transient EventStreams streams;
    private final transient ErrorBodies bodies;

    public ReplyEventsServlet(
            ChatService chat, Callers callers, EventWriter writer, EventStreams streams, ErrorBodies bodies) {
        this.chat = chat;
        this.callers = callers;
        this.writer = writer;
        this.streams = streams;
        this.bodies = bodies;
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        try {
            if (!request.getMethod().equals("GET")) {
                response.setHeader("Allow", "GET");
                throw new ChatException(
                        ErrorCode.METHOD_NOT_ALLOWED, "The events of a reply can only be read, with GET.");
            }
            open(request, response);
        } catch (ChatException e) {
            bodies.write(Failure.of(e), request, response);
        }
    }

    private void open(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var owner = callers.require(request);
        var reply = chat.reply(owner, Parameters.replyId(EventsRoute.replyIn(request)));
        var after = position(request.getHeader("Last-Event-ID"));
        var slot = streams.place(owner.key(), ClientAddress.of(request).network());
        var isStreaming = false;
        try {
            isStreaming = follow(reply, after, slot, request, response);
        } finally {
            if (!isStreaming) {
                slot.close();
            }
        }
    }

    /** False if there is nothing to follow. */
    private boolean follow(
            Reply reply, ReplyPosition after, Slot slot, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        var feed = chat.follow(reply, after);
        var isStreaming = false;
        try {
            if (feed.hasNothingLeft()) {
                response.setStatus(HttpServletResponse.SC_NO_CONTENT);
            } else {
                stream(feed, slot, request, response);
                isStreaming = true;
            }
            return isStreaming;
        } finally {
            if (!isStreaming) {
                feed.close();
            }
        }
    }

    private void stream(ReplyFeed feed, Slot slot, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        var mayRead = callers.stillHolds(request);
        response.setContentType("text/event-stream;charset=utf-8");
        // "no-transform" keeps proxies from compressing, and so from holding back; the other header does for nginx.
        response.setHeader("Cache-Control", "no-store, no-transform");
        response.setHeader("X-Accel-Buffering", "no");
        response.setBufferSize(BUFFER);
        var context = request.startAsync();
        context.setTimeout(0);
        streams.add(new EventStream(context, feed, writer, streams, mayRead), slot);
    }

    private static ReplyPosition position(@Nullable String lastEventId) {
        if (lastEventId == null || lastEventId.isBlank()) {
            return ReplyPosition.START;
        }
        try {
            return ReplyPosition.of(Long.parseLong(lastEventId.strip()));
        } catch (IllegalArgumentException e) {
            throw new ChatException(
                    ErrorCode.VALIDATION_ERROR,
                    "Last-Event-ID: this is none of ours. Leave it out to read from the start.");
        }
    }
}

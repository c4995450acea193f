package govuk.chat.server.pages;

import govuk.chat.core.model.ChatException;
import govuk.chat.core.model.ErrorCode;
import govuk.chat.core.model.Metadata;
import govuk.chat.core.model.Owner;
import govuk.chat.core.model.Reply;
import govuk.chat.core.model.Session;
import govuk.chat.core.model.SessionId;
import govuk.chat.core.service.Draft;
import govuk.chat.core.store.SessionCursor;
import govuk.chat.server.caller.SignInNeededException;
import govuk.chat.server.errors.Failure;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Optional;

/** Takes a message from the form. What was typed comes back with every refusal, so that it is never lost. */
@Path("/chat/messages")
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
@Produces(Html.TYPE)
public final class SendResource {
    /** In the metadata of a session: the form that began it, so that the same form sent twice does not begin two. */
    private static final String FORM_KEY = "formKey";

    private static final int RECENT = 5;

    private final ConversationPage page;
    private final SignInResource signIn;
    private final PageParts parts;

    SendResource(ConversationPage page, SignInResource signIn, PageParts parts) {
        this.page = page;
        this.signIn = signIn;
        this.parts = parts;
    }

    @POST
    public Response send(
            @FormParam("conversation") @DefaultValue("") String conversation,
            @FormParam("message") @DefaultValue("") String message,
            @FormParam("key") @DefaultValue("") String key,
            @FormParam("csrf") @DefaultValue("") String csrf,
            @Context HttpServletRequest request,
            @Context HttpServletResponse response) {
        var composer = new Composer(conversation, key.isEmpty() ? Composer.newKey() : key, message, "");
        try {
            return send(parts.callers().welcome(request, response), composer, csrf, request);
        } catch (SignInNeededException e) {
            return signIn.toGoOn(composer, csrf, request, response);
        }
    }

    private Response send(Owner owner, Composer composer, String csrf, HttpServletRequest request) {
        try {
            parts.forms().check(owner, csrf);
            var reply = ask(owner, composer);
            return Html.goTo("/chat/conversations/%s?reply=%s#latest".formatted(reply.session(), reply.id()));
        } catch (ChatException e) {
            return refused(owner, composer, e, parts.masthead(request));
        }
    }

    private Reply ask(Owner owner, Composer composer) {
        var draft = new Draft(composer.text(), Metadata.EMPTY, composer.key());
        if (!composer.conversation().isEmpty()) {
            return parts.chat()
                    .send(owner, sessionId(composer.conversation()), draft)
                    .reply();
        }
        var begun = begunBy(owner, composer.key());
        var session = begun.orElseGet(() -> begin(owner, composer.key()));
        try {
            return parts.chat().send(owner, session.id(), draft).reply();
        } catch (ChatException e) {
            // Nothing was said, so there is no conversation to keep.
            if (begun.isEmpty()) {
                parts.sessions().delete(owner, session.id());
            }
            throw e;
        }
    }

    private Optional<Session> begunBy(Owner owner, String key) {
        return parts.sessions().list(owner, SessionCursor.START, RECENT).stream()
                .filter(session -> key.equals(session.metadata().values().get(FORM_KEY)))
                .findFirst();
    }

    private Session begin(Owner owner, String key) {
        return parts.sessions().create(owner, Metadata.EMPTY.with(FORM_KEY, key));
    }

    private Response refused(Owner owner, Composer composer, ChatException why, Masthead.View masthead) {
        var status = Failure.of(why).status();
        if (why.code() == ErrorCode.SESSION_NOT_FOUND) {
            var afresh = new Composer("", Composer.newKey(), composer.text(), "")
                    .refused("That conversation is no longer there. Send your message again to start a new one.");
            return Html.page(status, page.blank(owner, afresh, masthead));
        }
        return Html.page(status, page.with(owner, composer.refused(why.sentence()), masthead));
    }

    private static SessionId sessionId(String text) {
        try {
            return new SessionId(text);
        } catch (IllegalArgumentException e) {
            throw new ChatException(ErrorCode.SESSION_NOT_FOUND, "There is no such conversation.", e);
        }
    }
}

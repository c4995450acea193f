package govuk.chat.server.pages;

import govuk.chat.core.model.ChatException;
import govuk.chat.core.model.ErrorCode;
import govuk.chat.core.model.Metadata;
import govuk.chat.core.model.Owner;
import govuk.chat.core.model.PersonalDataFound;
import govuk.chat.core.model.Reply;
import govuk.chat.core.model.Session;
import govuk.chat.core.model.SessionId;
import govuk.chat.core.service.Draft;
import govuk.chat.core.store.SessionCursor;
import govuk.chat.server.caller.SignInNeededException;
import govuk.chat.server.limits.LimitReached;
import govuk.chat.server.limits.OverloadFilter;
import govuk.chat.web.pages.Html;
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
            @FormParam("confirmed") @DefaultValue("") String confirmed,
            @FormParam("csrf") @DefaultValue("") String csrf,
            @Context HttpServletRequest request,
            @Context HttpServletResponse response) {
        var composer = Composer.of(conversation, key, message);
        try {
            OverloadFilter.check(request);
            return send(parts.callers().welcome(request, response), composer, csrf, confirmed, request);
        } catch (SignInNeededException e) {
            return signIn.toGoOn(composer, csrf, request, response);
        } catch (ChatException e) {
            // There is too much to do, or the database is away, so that whoever it is cannot be looked up.
            return Html.refusal(e, page.blankForWhoeverItIs(csrf, composer.refused(e.sentence())));
        }
    }

    private Response send(Owner owner, Composer composer, String csrf, String confirmed, HttpServletRequest request) {
        try {
            parts.forms().check(owner, csrf);
            LimitReached.check(request);
            parts.live().requireOpen(request);
            var reply = ask(owner, composer, confirmed);
            return Html.goTo("/chat/conversations/%s?reply=%s#latest".formatted(reply.session(), reply.id()));
        } catch (ChatException e) {
            return refused(owner, composer, e, parts.masthead(request));
        }
    }

    private Reply ask(Owner owner, Composer composer, String confirmed) {
        var draft = new Draft(composer.text(), Metadata.EMPTY, composer.key(), PersonalDataWords.read(confirmed));
        if (!composer.conversation().isEmpty()) {
            return parts.chat()
                    .send(owner, sessionId(composer.conversation()), draft)
                    .reply();
        }
        // Before there is a conversation: what is refused leaves none behind.
        parts.chat().check(owner, draft);
        var session = begunBy(owner, composer.key()).orElseGet(() -> begin(owner, composer.key()));
        return parts.chat().send(owner, session.id(), draft).reply();
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
        if (why.code() == ErrorCode.SESSION_NOT_FOUND) {
            var afresh = Composer.of("", "", composer.text())
                    .refused("That conversation is no longer there. Send your message again to start a new one.");
            return Html.refusal(why, page.blank(owner, afresh, masthead));
        }
        var asking = why instanceof PersonalDataFound found && found.mayConfirm()
                ? composer.asking(found)
                : composer.refused(why.sentence());
        return Html.refusal(why, page.with(owner, asking, masthead));
    }

    private static SessionId sessionId(String text) {
        try {
            return new SessionId(text);
        } catch (IllegalArgumentException e) {
            throw new ChatException(ErrorCode.SESSION_NOT_FOUND, "There is no such conversation.", e);
        }
    }
}

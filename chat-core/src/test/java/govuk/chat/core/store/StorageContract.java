package govuk.chat.core.store;

import static org.assertj.core.api.Assertions.assertThat;

import govuk.chat.core.model.Email;
import govuk.chat.core.model.IdSource;
import govuk.chat.core.model.Message;
import govuk.chat.core.model.MessageId;
import govuk.chat.core.model.MessageStatus;
import govuk.chat.core.model.Metadata;
import govuk.chat.core.model.Owner;
import govuk.chat.core.model.Reply;
import govuk.chat.core.model.ReplyId;
import govuk.chat.core.model.ReplyState;
import govuk.chat.core.model.Role;
import govuk.chat.core.model.Session;
import govuk.chat.core.model.SessionId;
import govuk.chat.core.model.SessionStatus;
import govuk.chat.core.model.SignIn;
import govuk.chat.core.model.SignInId;
import govuk.chat.core.model.SignInKind;
import govuk.chat.core.model.TimeOrderedIds;
import govuk.chat.core.model.User;
import govuk.chat.core.model.UserId;
import govuk.chat.core.model.UserRole;
import govuk.chat.core.model.VisitorId;
import govuk.chat.core.store.ReplyQueue.Lease;
import java.time.Clock;
import java.time.Instant;
import java.util.List;

/** What the contracts of the ports have in common: the storage under test, and somebody who uses it. */
public interface StorageContract {
    Instant NOW = Instant.parse("2026-03-01T10:00:00.123Z");
    IdSource IDS = new TimeOrderedIds(Clock.systemUTC());

    Storage storage();

    default Owner newOwner() {
        return new Owner.Visitor(new VisitorId(IDS.next()));
    }

    default Credentials newUser() {
        var id = IDS.next();
        var user = new User(
                new UserId(id), new Email("anna." + id + "@example.org"), UserRole.USER, true, false, NOW, User.NEVER);
        var credentials = new Credentials(user, "hash of " + id);
        assertThat(storage().users().create(credentials)).isTrue();
        return credentials;
    }

    default SignIn newSignIn(Credentials who) {
        return newSignIn(who, NOW);
    }

    /** One that expires a day later. */
    default SignIn newSignIn(Credentials who, Instant at) {
        var signIn = new SignIn(
                new SignInId(IDS.next()), who.user().id(), SignInKind.BROWSER, at, at, at.plusSeconds(86_400));
        assertThat(storage().signIns().create(signIn, who.passwordHash())).isTrue();
        return signIn;
    }

    default Session newSession() {
        return newSession(newOwner(), NOW);
    }

    default Session newSession(Owner owner, Instant updatedAt) {
        var session = new Session(
                new SessionId(IDS.next()), owner, "", "echo", SessionStatus.ACTIVE, Metadata.EMPTY, NOW, updatedAt);
        storage().sessions().create(session);
        return session;
    }

    default Asked ask(Session session, String text) {
        return storage().replies().ask(question(session, text, IDS.next()));
    }

    default Question question(Session session, String text, String key) {
        return question(session, text, key, NOW);
    }

    default Question question(Session session, String text, String key, Instant at) {
        var message = message(session, Role.USER, text, at);
        return new Question(
                message,
                session.owner(),
                new ReplyId(IDS.next()),
                new MessageId(IDS.next()),
                at.plusSeconds(600),
                key,
                "fingerprint of " + text,
                1_000_000);
    }

    default Message message(Session session, Role role, String text, Instant at) {
        return new Message(
                new MessageId(IDS.next()), session.id(), 0, role, text, MessageStatus.SENT, at, Metadata.EMPTY);
    }

    default Lease lease(String node) {
        return new Lease(node, NOW, NOW.plusSeconds(15));
    }

    /** Asks and claims. */
    default Reply running(Session session, String node) {
        return storage()
                .queue()
                .claim(ask(session, "what?").reply().id(), lease(node))
                .orElseThrow();
    }

    default Ending answered(Reply reply, String text) {
        var answer = new Message(
                reply.answer(),
                reply.session(),
                0,
                Role.ASSISTANT,
                text,
                MessageStatus.SENT,
                NOW.plusSeconds(1),
                Metadata.EMPTY);
        return new Ending(new ReplyState.Completed(NOW.plusSeconds(1)), List.of(answer));
    }

    default Reply stored(Reply reply) {
        return storage().replies().find(reply.id()).orElseThrow();
    }
}

package govuk.chat.server.pages;

import govuk.chat.core.agent.FallbackAgentClient;
import govuk.chat.core.model.Message;
import govuk.chat.core.model.MessageId;
import govuk.chat.core.model.MessageStatus;
import govuk.chat.core.model.Reply;
import govuk.chat.core.model.ReplyState;
import govuk.chat.core.model.Role;
import govuk.chat.core.reply.QueuePlace;
import govuk.chat.core.service.ChatService;
import govuk.chat.server.pages.markdown.Markdown;
import govuk.chat.web.pages.Moment;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Makes what is stored of a conversation into what the page shows of it. Safe for use by many threads. */
final class MessageViews {
    private final PageSettings settings;
    private final ChatService chat;
    private final Markdown markdown = new Markdown();

    MessageViews(PageSettings settings, ChatService chat) {
        this.settings = settings;
        this.chat = chat;
    }

    /**
     * The messages in their order; an answer that ended without a word comes after its question, one that is still being written
     * at the end.
     *
     * @param replies those to the user's messages among {@code messages}
     */
    List<MessageView> of(List<Message> messages, List<Reply> replies, String csrf) {
        var byQuestion = new HashMap<MessageId, Reply>();
        var byAnswer = new HashMap<MessageId, Reply>();
        for (var reply : replies) {
            byQuestion.put(reply.question(), reply);
            byAnswer.put(reply.answer(), reply);
        }
        var texts = texts(messages);
        var views = new ArrayList<MessageView>();
        for (var message : messages) {
            var reply = byAnswer.get(message.id());
            views.add(reply == null ? entry(message) : answer(message, reply, texts, csrf));
            var asked = byQuestion.get(message.id());
            if (asked != null && asked.hasEnded() && !texts.containsKey(asked.answer())) {
                views.add(wordless(asked, texts, csrf));
            }
        }
        replies.stream()
                .filter(reply -> !reply.hasEnded())
                .map(reply -> unfinished(reply, csrf))
                .forEach(views::add);
        return views;
    }

    private static Map<MessageId, String> texts(List<Message> messages) {
        var texts = new HashMap<MessageId, String>();
        messages.forEach(message -> texts.put(message.id(), message.text()));
        return texts;
    }

    /** A message of the user or the system, or an answer whose question is further up than the page shows. */
    private MessageView entry(Message message) {
        var note = message.status() == MessageStatus.FAILED ? "This answer broke off." : noteOnAgent(message);
        return view(message, "", note, List.of());
    }

    private static String noteOnAgent(Message message) {
        return message.metadata().values().containsKey(FallbackAgentClient.ANSWERED_BY)
                ? "Another assistant wrote this answer, because the usual one was not available."
                : "";
    }

    private MessageView answer(Message message, Reply reply, Map<MessageId, String> texts, String csrf) {
        var note = reply.state() instanceof ReplyState.Completed
                ? noteOnAgent(message)
                : MessageView.noteOn(reply.state());
        return view(message, reply.id().value(), note, retry(reply, texts, csrf));
    }

    private MessageView view(Message message, String ended, String note, List<MessageView.Retry> retry) {
        var isAnswer = message.role() == Role.ASSISTANT;
        return new MessageView(
                "message-" + message.id(),
                kind(message.role()),
                speaker(message.role()),
                message.id().value(),
                ended,
                Moment.of(message.sentAt(), settings.zone()),
                isAnswer ? "" : message.text(),
                isAnswer ? markdown.html(message.text()) : "",
                note,
                Source.of(message.metadata()),
                List.of(),
                retry);
    }

    /** An answer that failed or was stopped before its first word. */
    private MessageView wordless(Reply reply, Map<MessageId, String> texts, String csrf) {
        return reply(reply, MessageView.noteOn(reply.state()), List.of(), retry(reply, texts, csrf));
    }

    private MessageView unfinished(Reply reply, String csrf) {
        var waiting = new MessageView.Waiting(
                reply.id().value(),
                reply.session().value(),
                reply.question().value(),
                chat.queuePlace(reply).map(QueuePlace::sentence).orElse(""),
                UUID.randomUUID().toString(),
                csrf);
        return reply(reply, "", List.of(waiting), List.of());
    }

    private MessageView reply(
            Reply reply, String note, List<MessageView.Waiting> waiting, List<MessageView.Retry> retry) {
        return new MessageView(
                "reply-" + reply.id(),
                kind(Role.ASSISTANT),
                speaker(Role.ASSISTANT),
                "",
                waiting.isEmpty() ? reply.id().value() : "",
                Moment.of(reply.createdAt(), settings.zone()),
                "",
                "",
                note,
                List.of(),
                waiting,
                retry);
    }

    private static List<MessageView.Retry> retry(Reply reply, Map<MessageId, String> texts, String csrf) {
        var question = texts.get(reply.question());
        if (question == null || !(reply.state() instanceof ReplyState.Failed)) {
            return List.of();
        }
        return List.of(new MessageView.Retry(
                reply.session().value(), question, UUID.randomUUID().toString(), csrf));
    }

    private String speaker(Role role) {
        return switch (role) {
            case USER -> "You";
            case ASSISTANT -> settings.assistantName();
            case SYSTEM -> settings.serviceName();
        };
    }

    private static String kind(Role role) {
        return switch (role) {
            case USER -> "user";
            case ASSISTANT -> "assistant";
            case SYSTEM -> "system";
        };
    }
}

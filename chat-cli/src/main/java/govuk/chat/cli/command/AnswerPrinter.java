package govuk.chat.cli.command;

import govuk.chat.cli.command.Options.Form;
import govuk.chat.cli.terminal.Output;
import govuk.chat.cli.terminal.Streams;
import govuk.chat.core.client.Sent;
import govuk.chat.core.model.ReplyEvent;
import java.util.LinkedHashMap;
import java.util.function.Consumer;

/** Prints an answer while it is written, or once it is there. For one answer. */
final class AnswerPrinter implements Consumer<ReplyEvent> {
    private final Streams streams;
    private final Output out;
    private final Form form;
    private final boolean isStreamed;
    private final Sent sent;
    private final StringBuilder text = new StringBuilder();

    AnswerPrinter(Streams streams, Form form, boolean isStreamed, Sent sent) {
        this.streams = streams;
        this.out = streams.out();
        this.form = form;
        this.isStreamed = isStreamed;
        this.sent = sent;
    }

    @Override
    public void accept(ReplyEvent event) {
        if (form == Form.JSONL) {
            out.println(Json.line(EventJson.of(sent.reply().id(), event)));
        }
        switch (event) {
            case ReplyEvent.Delta delta -> {
                text.append(delta.text());
                stream(delta.text());
            }
            case ReplyEvent.Restarted restarted -> restart();
            case ReplyEvent.Started started -> {}
            case ReplyEvent.End end -> {}
        }
    }

    /** What is left to print once the answer has ended. */
    void end(ReplyEvent.End end) {
        switch (form) {
            case TEXT -> {
                if (!text.isEmpty()) {
                    out.println(isStreamed ? "" : text.toString());
                }
            }
            case JSON -> out.println(whole(end));
            case JSONL -> {}
        }
    }

    private void stream(String piece) {
        if (form == Form.TEXT && isStreamed) {
            out.print(piece);
        }
    }

    private void restart() {
        if (form == Form.TEXT && isStreamed && !text.isEmpty()) {
            out.println("");
            streams.say("the answer broke off and begins again.");
        }
        text.setLength(0);
    }

    private String whole(ReplyEvent.End end) {
        var json = new LinkedHashMap<String, Object>();
        json.put("sessionId", sent.message().session().value());
        json.put("messageId", sent.message().id().value());
        json.put("replyId", sent.reply().id().value());
        json.put("status", EventJson.type(end).substring("reply.".length()));
        json.put("text", text.toString());
        if (end instanceof ReplyEvent.Failed) {
            json.put("error", EventJson.of(sent.reply().id(), end).get("error"));
        }
        return Json.line(json);
    }
}

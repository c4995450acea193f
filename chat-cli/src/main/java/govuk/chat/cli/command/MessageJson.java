package govuk.chat.cli.command;

import govuk.chat.core.client.RemoteMessage;
import java.util.LinkedHashMap;
import java.util.Map;

/** A message as one object, named as the API names it. */
final class MessageJson {
    private MessageJson() {}

    static Map<String, Object> of(RemoteMessage message) {
        var json = new LinkedHashMap<String, Object>();
        json.put("id", message.id().value());
        json.put("role", CommandWords.lower(message.role()));
        json.put("content", message.text());
        json.put("status", CommandWords.lower(message.status()));
        json.put("timestamp", message.sentAt().toString());
        json.put("metadata", message.metadata());
        return json;
    }
}

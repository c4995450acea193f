package govuk.chat.cli.command;

import govuk.chat.core.client.RemoteSession;
import java.util.LinkedHashMap;
import java.util.Map;

/** A session as one object, named as the API names it. */
final class SessionJson {
    private SessionJson() {}

    static Map<String, Object> of(RemoteSession session) {
        var json = new LinkedHashMap<String, Object>();
        json.put("sessionId", session.id().value());
        json.put("title", session.title());
        json.put("agent", session.agent());
        json.put("status", CommandWords.lower(session.status()));
        json.put("createdAt", session.createdAt().toString());
        json.put("updatedAt", session.updatedAt().toString());
        return json;
    }
}

package govuk.chat.server.pages.assets;

import java.util.List;

/** Our own style sheets and scripts. */
public final class AssetFiles {
    /** A list rather than a look into the folder: inside a jar there is no folder to look into. */
    public static final List<String> OWN = List.of(
            "announcer.js",
            "answer.js",
            "api.js",
            "back-off.js",
            "chat.css",
            "chat.js",
            "composer.js",
            "conversation.js",
            "follow.js",
            "level.js",
            "message-list.js",
            "outbox.js",
            "sender.js",
            "session.js",
            "status.js",
            "tabs.js");

    private AssetFiles() {}
}

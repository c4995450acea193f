package govuk.chat.core.agent.websocket;

import com.fasterxml.jackson.databind.JsonNode;
import govuk.chat.core.model.Metadata;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Keeps of an agent's metadata what we know what to do with. Anything else, or of another type, is left out. */
final class AnswerMetadata {
    static final int MAX_SOURCES = 20;
    private static final int MAX_WORD = 100;
    private static final int MAX_TITLE = 300;
    private static final int MAX_URL = 2000;

    private AnswerMetadata() {}

    static Metadata of(JsonNode metadata) {
        var kept = new LinkedHashMap<String, Object>();
        if (metadata.path("agentType").isTextual()) {
            kept.put("agentType", cut(metadata.path("agentType").textValue(), MAX_WORD));
        }
        if (metadata.path("confidence").isNumber()) {
            kept.put("confidence", metadata.path("confidence").doubleValue());
        }
        var sources = sources(metadata.path("sources"));
        if (!sources.isEmpty()) {
            kept.put("sources", sources);
        }
        return new Metadata(kept);
    }

    private static List<Map<String, String>> sources(JsonNode sources) {
        var kept = new ArrayList<Map<String, String>>();
        for (var source : sources) {
            if (kept.size() < MAX_SOURCES) {
                source(source).ifPresent(kept::add);
            }
        }
        return kept;
    }

    private static Optional<Map<String, String>> source(JsonNode source) {
        var url = source.path("url").asText("");
        if (!isWebAddress(url)) {
            return Optional.empty();
        }
        var title = source.path("title").asText("").strip();
        return Optional.of(Map.of("title", title.isEmpty() ? url : cut(title, MAX_TITLE), "url", url));
    }

    /** So that no source can run a script when it is followed. */
    private static boolean isWebAddress(String url) {
        if (url.length() > MAX_URL) {
            return false;
        }
        try {
            var address = URI.create(url);
            var isWeb = "http".equalsIgnoreCase(address.getScheme()) || "https".equalsIgnoreCase(address.getScheme());
            return isWeb && address.getHost() != null;
        } catch (IllegalArgumentException nonsense) {
            return false;
        }
    }

    private static String cut(String text, int most) {
        if (text.length() <= most) {
            return text;
        }
        return text.substring(0, Character.isHighSurrogate(text.charAt(most - 1)) ? most - 1 : most);
    }
}

package govuk.chat.core.client.admin;

import com.fasterxml.jackson.databind.JsonNode;
import govuk.chat.core.client.Fields;
import govuk.chat.core.client.JsonAnswer;
import govuk.chat.core.client.JsonCalls;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What may change while the chat runs. A change is refused with {@code PRECONDITION_FAILED} if somebody made another in between. Safe for use by many threads. */
public final class SettingCalls {
    private static final String SETTINGS = AdminCalls.PATH + "/settings";

    private final JsonCalls calls;

    SettingCalls(JsonCalls calls) {
        this.calls = calls;
    }

    /** By name. */
    public List<RemoteSetting> list() throws InterruptedException {
        return Fields.list(calls.get(SETTINGS).json(), "settings", RemoteSetting::of);
    }

    public RemoteSetting get(String name) throws InterruptedException {
        return RemoteSetting.of(calls.get(path(name)));
    }

    /** @param version of {@link RemoteSetting#tag()} that was seen */
    public RemoteSetting change(String name, Map<String, ?> value, String comment, String version)
            throws InterruptedException {
        return RemoteSetting.of(calls.put(path(name), Map.of("value", value, "comment", comment), version));
    }

    /**
     * Back to the default.
     *
     * @param version of {@link RemoteSetting#tag()} that was seen
     */
    public RemoteSetting reset(String name, String comment, String version) throws InterruptedException {
        return RemoteSetting.of(calls.delete(path(name) + "?comment=" + AdminCalls.encode(comment), version));
    }

    private static String path(String name) {
        return SETTINGS + "/" + AdminCalls.encode(name);
    }

    /**
     * @param isChanged whether somebody has set it, and not gone back to the default
     * @param version 0 if nobody ever changed it
     * @param last the last change; empty if there was none
     */
    public record RemoteSetting(
            String name,
            Map<String, Object> value,
            Map<String, Object> usual,
            boolean isChanged,
            long version,
            Optional<LastChange> last) {
        static RemoteSetting of(JsonAnswer answer) {
            return of(answer.json());
        }

        static RemoteSetting of(JsonNode json) {
            return new RemoteSetting(
                    Fields.text(json, "name"),
                    Fields.values(json, "value"),
                    Fields.values(json, "default"),
                    Fields.text(json, "source").equals("changed"),
                    Fields.whole(json, "version"),
                    json.hasNonNull("changedAt") ? Optional.of(LastChange.of(json)) : Optional.empty());
        }

        /** For a change on top of this. */
        public String tag() {
            return "\"" + version + "\"";
        }
    }

    /** @param by who it was, as the audit calls them */
    public record LastChange(Instant at, String by, String comment) {
        static LastChange of(JsonNode json) {
            return new LastChange(
                    Fields.time(json, "changedAt"), Fields.text(json, "changedBy"), Fields.text(json, "comment"));
        }
    }
}

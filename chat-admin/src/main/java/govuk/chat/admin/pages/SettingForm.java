package govuk.chat.admin.pages;

import jakarta.ws.rs.core.MultivaluedMap;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The form in which a setting is changed.
 *
 * @param name as the server calls it
 * @param title as people do
 */
record SettingForm(String name, String title, String explanation, List<Field> fields) {
    private static final List<Field> OPENING = List.of(
            new Field("open", "Are messages taken?", "What was said before can be read in any case.", FieldKind.SWITCH),
            new Field(
                    "message",
                    "What people are told while it is closed (optional)",
                    "For example until when.",
                    FieldKind.TEXT));
    private static final List<Field> LIMIT = List.of(
            new Field("max", "How many", "", FieldKind.NUMBER),
            new Field("window", "In how much time", "", FieldKind.SPAN));
    private static final List<SettingForm> ALL = List.of(
            new SettingForm("chat.web", "Chat on the pages", "Whether people can send messages in a browser.", OPENING),
            new SettingForm("chat.api", "Chat for programs", "Whether programs can send messages.", OPENING),
            new SettingForm(
                    "banner",
                    "Announcement",
                    "Stands at the top of every page of the chat.",
                    List.of(
                            new Field("text", "Text", "Leave it empty for no announcement.", FieldKind.TEXT),
                            new Field("from", "From (optional)", "Leave it empty to begin now.", FieldKind.TIME),
                            new Field("until", "Until (optional)", "Leave it empty for no end.", FieldKind.TIME))),
            new SettingForm(
                    "limits.requests",
                    "Limit on requests",
                    "Of one address, for everything but what has a limit of its own.",
                    LIMIT),
            new SettingForm(
                    "limits.messages", "Limit on messages", "That one person may send, from wherever they are.", LIMIT),
            new SettingForm(
                    "limits.owner", "Limit on one person", "Requests of one person, from wherever they are.", LIMIT),
            new SettingForm(
                    "limits.replies",
                    "Limit on following answers",
                    "Of one address: waiting for answers, and stopping them.",
                    LIMIT),
            new SettingForm(
                    "retention",
                    "How long conversations are kept",
                    "What is older is removed for good within minutes, and cannot be brought back. 0 days keeps it for"
                            + " ever.",
                    List.of(
                            new Field("messages", "Messages, from when they were sent", "", FieldKind.SPAN),
                            new Field(
                                    "visitors",
                                    "Conversations of visitors, from the last message",
                                    "",
                                    FieldKind.SPAN))));

    /** In the order in which they are shown; those of agents are changed on the agents' pages. */
    static List<SettingForm> all() {
        return ALL;
    }

    static Optional<SettingForm> of(String name) {
        return ALL.stream().filter(form -> form.name().equals(name)).findFirst();
    }

    /** What was typed, as the server takes it. */
    Map<String, Object> read(MultivaluedMap<String, String> typed, ZoneId zone) {
        var value = new LinkedHashMap<String, Object>();
        for (var field : fields) {
            field.kind()
                    .read(text(typed, field.name()), text(typed, field.name() + "-unit"), zone)
                    .ifPresent(read -> value.put(field.name(), read));
        }
        return value;
    }

    /** A value in words, for those who cannot change it or had another in mind. */
    String words(Map<String, Object> value, ZoneId zone) {
        return fields.stream()
                .filter(field ->
                        !String.valueOf(value.getOrDefault(field.name(), "")).isEmpty())
                .map(field -> field.words(value.getOrDefault(field.name(), ""), zone))
                .collect(Collectors.joining(", "));
    }

    private static String text(MultivaluedMap<String, String> typed, String name) {
        var text = typed.getFirst(name);
        return text == null ? "" : text;
    }

    /** @param name of the server's field */
    record Field(String name, String label, String hint, FieldKind kind) {
        String words(Object value, ZoneId zone) {
            return kind == FieldKind.SWITCH
                    ? (Boolean.TRUE.equals(value) ? "open" : "closed")
                    : kind.words(value, zone);
        }
    }
}

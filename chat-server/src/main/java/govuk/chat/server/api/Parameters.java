package govuk.chat.server.api;

import govuk.chat.core.model.ChatException;
import govuk.chat.core.model.ErrorCode;
import govuk.chat.core.model.Metadata;
import govuk.chat.core.model.Owner;
import govuk.chat.core.model.PersonalDataKind;
import govuk.chat.core.model.ReplyId;
import govuk.chat.core.model.SessionId;
import govuk.chat.core.model.UserId;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads what callers put into paths, queries and headers; what cannot be read is a {@code ChatException} that names it. */
public final class Parameters {
    /** The longest time a request may ask to wait. */
    static final Duration LONGEST_WAIT = Duration.ofSeconds(60);

    private static final Pattern PREFER_WAIT = Pattern.compile("(?:^|[,;\\s])wait=([0-9]{1,6})(?:$|[,;\\s])");

    private Parameters() {}

    /** An id that cannot exist is as unknown as any other. */
    public static SessionId sessionId(String text) {
        try {
            return new SessionId(text);
        } catch (IllegalArgumentException e) {
            throw new ChatException(
                    ErrorCode.SESSION_NOT_FOUND, "There is no such conversation. It may have been deleted.");
        }
    }

    public static ReplyId replyId(String text) {
        try {
            return new ReplyId(text);
        } catch (IllegalArgumentException e) {
            throw new ChatException(ErrorCode.REPLY_NOT_FOUND, "There is no such reply.");
        }
    }

    /** An id that cannot exist is as unknown as any other. */
    public static UserId userId(String text) {
        try {
            return new UserId(text);
        } catch (IllegalArgumentException e) {
            throw new ChatException(ErrorCode.NOT_FOUND, "There is no such user.");
        }
    }

    /** As {@link Owner#key()} writes it. */
    public static Owner owner(String key) {
        try {
            return Owner.ofKey(key);
        } catch (IllegalArgumentException e) {
            throw invalid("owner: must be user:ID, visitor:ID or for:SERVICE:PERSON.");
        }
    }

    /** A time as ISO 8601 writes it, in UTC. */
    public static Instant time(String field, String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeParseException e) {
            throw invalid(field + ": must be a time such as 2026-11-25T09:30:00Z.");
        }
    }

    public static ErrorCode code(String field, String text) {
        return choice(field, text.toLowerCase(Locale.ROOT), ErrorCode.class);
    }

    public static boolean truth(String field, String text) {
        return switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> throw invalid(field + ": must be true or false.");
        };
    }

    /** 0 if there is none. */
    public static long sequence(String field, @Nullable String text) {
        return text == null ? 0 : whole(field, text, 0, Long.MAX_VALUE);
    }

    public static int limit(@Nullable String text, int usual) {
        return text == null ? usual : (int) whole("limit", text, 1, 100);
    }

    static Duration wait(@Nullable String text, Duration usual) {
        return text == null ? usual : Duration.ofSeconds(whole("wait", text, 0, LONGEST_WAIT.toSeconds()));
    }

    /** {@code Prefer: wait=N} (RFC 7240 §4.3). A preference is no demand: what is too long is cut, what cannot be read is ignored. */
    static Duration preferredWait(@Nullable String prefer, Duration usual) {
        var wait = PREFER_WAIT.matcher(prefer == null ? "" : prefer);
        if (!wait.find()) {
            return usual;
        }
        var asked = Duration.ofSeconds(Long.parseLong(wait.group(1)));
        return asked.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : asked;
    }

    public static <E extends Enum<E>> E choice(String field, String text, Class<E> choices) {
        return Arrays.stream(choices.getEnumConstants())
                .filter(choice -> choice.name().toLowerCase(Locale.ROOT).equals(text))
                .findFirst()
                .orElseThrow(() -> invalid(field + ": must be one of "
                        + Arrays.stream(choices.getEnumConstants())
                                .map(choice -> choice.name().toLowerCase(Locale.ROOT))
                                .collect(Collectors.joining(", "))
                        + "."));
    }

    static Set<PersonalDataKind> personalData(@Nullable List<String> words) {
        var kinds = EnumSet.noneOf(PersonalDataKind.class);
        if (words != null) {
            words.forEach(word -> kinds.add(choice("confirmed", String.valueOf(word), PersonalDataKind.class)));
        }
        return kinds;
    }

    static Metadata metadata(@Nullable Map<String, Object> values) {
        try {
            return values == null ? Metadata.EMPTY : new Metadata(values);
        } catch (IllegalArgumentException e) {
            throw invalid("metadata: " + e.getMessage() + ".");
        }
    }

    public static ChatException invalid(String sentence) {
        return new ChatException(ErrorCode.VALIDATION_ERROR, sentence);
    }

    private static long whole(String name, String text, long least, long most) {
        try {
            var number = Long.parseLong(text);
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            // Said below.
        }
        throw invalid(name + ": must be a whole number from " + least + " to " + most + ".");
    }
}

package govuk.chat.admin.pages;

import govuk.chat.web.pages.Moment;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;

/**
 * How a field of a setting is typed and shown. What cannot be read goes to the server as it was typed, which says what is wrong with it: the rules stand in
 * one place.
 */
enum FieldKind {
    TEXT {
        @Override
        Optional<Object> read(String typed, String unit, ZoneId zone) {
            return Optional.of(typed.strip());
        }
    },
    /** Whether something is open: {@code true} or {@code false}. */
    SWITCH {
        @Override
        Optional<Object> read(String typed, String unit, ZoneId zone) {
            return Optional.of(typed.equals("true") || typed.equals("false") ? Boolean.valueOf(typed) : typed);
        }
    },
    NUMBER {
        @Override
        Optional<Object> read(String typed, String unit, ZoneId zone) {
            return Optional.of(isWhole(typed) ? Long.valueOf(typed.strip()) : typed);
        }
    },
    /** A number and its unit; ISO 8601 for the server. */
    SPAN {
        @Override
        Optional<Object> read(String typed, String unit, ZoneId zone) {
            return Optional.of(
                    isWhole(typed)
                            ? Span.of(Long.parseLong(typed.strip()), unit).toString()
                            : typed);
        }

        @Override
        String show(Object value, ZoneId zone) {
            return Span.number(String.valueOf(value));
        }

        @Override
        String unit(Object value) {
            return Span.unit(String.valueOf(value));
        }

        @Override
        String words(Object value, ZoneId zone) {
            return Span.words(String.valueOf(value));
        }
    },
    /** As a browser's field for date and time writes it, in the zone of the pages; may be left out. */
    TIME {
        @Override
        Optional<Object> read(String typed, String unit, ZoneId zone) {
            if (typed.isBlank()) {
                return Optional.empty();
            }
            try {
                return Optional.of(LocalDateTime.parse(typed.strip())
                        .atZone(zone)
                        .toInstant()
                        .toString());
            } catch (DateTimeException e) {
                return Optional.of(typed);
            }
        }

        @Override
        String show(Object value, ZoneId zone) {
            return instant(value).map(at -> LOCAL.format(at.atZone(zone))).orElseGet(() -> String.valueOf(value));
        }

        @Override
        String words(Object value, ZoneId zone) {
            return instant(value).map(at -> Moment.of(at, zone).words()).orElseGet(() -> String.valueOf(value));
        }
    };

    private static final DateTimeFormatter LOCAL = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm");

    /** The value for the server; empty to leave it out. */
    abstract Optional<Object> read(String typed, String unit, ZoneId zone);

    /** The server's value as it stands in the field. */
    String show(Object value, ZoneId zone) {
        return String.valueOf(value);
    }

    /** The unit beside it; empty if it has none. */
    String unit(Object value) {
        return "";
    }

    /** For reading. */
    String words(Object value, ZoneId zone) {
        return show(value, zone);
    }

    private static boolean isWhole(String typed) {
        return typed.strip().matches("[0-9]{1,9}");
    }

    private static Optional<Instant> instant(Object value) {
        try {
            return Optional.of(Instant.parse(String.valueOf(value)));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** Durations as a number of seconds, minutes, hours or days. */
    static final class Span {
        static final List<Choice.Option> UNITS = List.of(
                new Choice.Option("seconds", "seconds"),
                new Choice.Option("minutes", "minutes"),
                new Choice.Option("hours", "hours"),
                new Choice.Option("days", "days"));

        private Span() {}

        static Duration of(long number, String unit) {
            return switch (unit) {
                case "days" -> Duration.ofDays(number);
                case "hours" -> Duration.ofHours(number);
                case "minutes" -> Duration.ofMinutes(number);
                default -> Duration.ofSeconds(number);
            };
        }

        static String number(String iso) {
            return parse(iso)
                    .map(duration -> Long.toString(duration.toSeconds() / size(unit(iso))))
                    .orElse(iso);
        }

        /** The largest in which it is a whole number. */
        static String unit(String iso) {
            var seconds = parse(iso).map(Duration::toSeconds).orElse(0L);
            if (seconds == 0 || seconds % 86_400 == 0) {
                return "days";
            }
            if (seconds % 3_600 == 0) {
                return "hours";
            }
            return seconds % 60 == 0 ? "minutes" : "seconds";
        }

        static String words(String iso) {
            var number = number(iso);
            var unit = unit(iso);
            return number + " " + (number.equals("1") ? unit.substring(0, unit.length() - 1) : unit);
        }

        private static long size(String unit) {
            return of(1, unit).toSeconds();
        }

        private static Optional<Duration> parse(String iso) {
            try {
                return Optional.of(Duration.parse(iso));
            } catch (DateTimeException e) {
                return Optional.empty();
            }
        }
    }
}

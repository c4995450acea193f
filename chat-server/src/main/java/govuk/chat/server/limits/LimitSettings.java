package govuk.chat.server.limits;

import static java.util.Objects.requireNonNullElseGet;

import govuk.chat.core.limit.LimitRule;
import govuk.chat.core.model.SettingException;
import java.time.Duration;
import java.util.Objects;

/**
 * How much is too much. What is left out (null) has its default.
 *
 * @param requests from one address, of every kind but the next; with a {@code max} of 0 nothing at all is limited
 * @param replies looking at, following and stopping replies, from one address: a connection that keeps breaking asks often, and must not
 *     keep its owner from sending
 * @param owner requests of one user or visitor, from wherever they come
 * @param login passwords tried, from one address
 * @param messages that one user or visitor sends
 * @param operators calls below {@code /api/v1/admin} of one administrator or moderator, in place of the first and third: their app asks often, and
 *     from one address for all of them
 */
public record LimitSettings(Rate requests, Rate replies, Rate owner, Rate login, Rate messages, Rate operators) {
    public LimitSettings {
        requests = requireNonNullElseGet(requests, () -> Rate.in15Minutes(100));
        replies = requireNonNullElseGet(replies, () -> Rate.in15Minutes(600));
        owner = requireNonNullElseGet(owner, () -> Rate.in15Minutes(300));
        login = requireNonNullElseGet(login, () -> Rate.in15Minutes(10));
        messages = requireNonNullElseGet(messages, () -> new Rate(30, Duration.ofMinutes(5)));
        operators = requireNonNullElseGet(operators, () -> Rate.in15Minutes(3_000));
    }

    public boolean isOff() {
        return requests.max() == 0;
    }

    /**
     * So many in so much time.
     *
     * @param max 0 to 1,000,000; 0 is no limit
     * @param window 1 second to 24 hours
     */
    public record Rate(Integer max, Duration window) {
        private static final Duration USUAL_WINDOW = Duration.ofMinutes(15);

        public Rate {
            window = Objects.requireNonNullElse(window, USUAL_WINDOW);
            if (max == null || max < 0 || max > LimitRule.MOST) {
                throw new SettingException("max", max == null ? "not set" : max, "0 to 1000000");
            }
            if (window.compareTo(LimitRule.SHORTEST) < 0 || window.compareTo(LimitRule.LONGEST) > 0) {
                throw new SettingException("window", window, "a duration from 1s to 24h");
            }
        }

        static Rate in15Minutes(int max) {
            return new Rate(max, USUAL_WINDOW);
        }

        LimitRule named(String name) {
            return new LimitRule(name, max, window);
        }
    }
}

package govuk.chat.core.redis;

import govuk.chat.core.model.ReplyId;
import java.time.Duration;

/**
 * Everything that is kept in Redis: every key, every channel, every script and how long each stays. Nothing there is the only copy of anything,
 * so a Redis may be emptied at any time. In braces is what decides about the place in a cluster; no command takes two keys.
 *
 * <table>
 *   <caption>Keys and channels, all of them behind the prefix</caption>
 *   <tr><td>{@code reply:{ID}}</td><td>stream: the events of a reply, see {@link #APPEND_EVENT};
 *       {@link #RUNNING_TTL} after the last piece, {@link #ENDED_TTL} after the end. Also the channel on which each event is told</td></tr>
 *   <tr><td>{@code limit:{RULE:KEY}}</td><td>string: a token bucket, as bucket4j writes it; the rule is its name, how many, and in how many seconds; until it is full again, at most a window and a minute</td></tr>
 *   <tr><td>{@code cache:NAME:GENERATION:{KEY}}</td><td>string: a cached value, or empty for {@link #CHANGED_TTL} after it changed;
 *       four minutes</td></tr>
 *   <tr><td>{@code cache:NAME}</td><td>string: the cache's generation, a number that a flush raises; stays. Also the channel of its changes</td></tr>
 *   <tr><td>{@code probe}</td><td>string: written each second to see whether Redis takes writes; {@link #PROBE_TTL}</td></tr>
 *   <tr><td>{@code here}</td><td>channel on which nothing is said: it keeps the subscription open</td></tr>
 * </table>
 *
 * @param prefix tells installations apart that share a Redis: channels know no database numbers
 */
public record RedisKeys(String prefix) {
    /** The longest time a reply may be silent for: longer than any agent may take. */
    public static final Duration RUNNING_TTL = Duration.ofMinutes(15);

    public static final Duration ENDED_TTL = Duration.ofMinutes(2);

    /** Longer than anything that is loaded may take. */
    public static final Duration CHANGED_TTL = Duration.ofSeconds(30);

    public static final Duration PROBE_TTL = Duration.ofSeconds(10);

    /**
     * Adds an event to the stream of a reply and tells it to those who follow. The id of an entry is the place in the text after
     * it, {@code ATTEMPT-OFFSET}: so Redis itself refuses what does not come after the last one, such as a piece from a node that has lost
     * the reply to another, and whoever reads on asks for what comes after the place where they stand.
     */
    public static final String APPEND_EVENT = """
        -- KEYS[1]  the stream; its name is the channel too
        -- ARGV[1]  the id: ATTEMPT-OFFSET
        -- ARGV[2]  the event
        -- ARGV[3]  '1' if a stream may begin with it; what is before it in the stream is then dropped
        -- ARGV[4]  seconds until the stream expires
        -- Result   1: added. 0: not after the last one, nothing done. -1: there is no such stream (any more), nothing done
        if ARGV[3] == '0' and redis.call('EXISTS', KEYS[1]) == 0 then
          return -1
        end
        local added = redis.pcall('XADD', KEYS[1], ARGV[1], 'e', ARGV[2])
        if type(added) == 'table' and added['err'] then
          if string.find(added['err'], 'equal or smaller', 1, true) then
            return 0
          end
          return added
        end
        if ARGV[3] == '1' then
          redis.call('XTRIM', KEYS[1], 'MINID', ARGV[1])
        end
        redis.call('EXPIRE', KEYS[1], ARGV[4])
        redis.call('PUBLISH', KEYS[1], ARGV[1] .. ' ' .. ARGV[2])
        return 1
        """;

    /** The field of an entry that holds the event. */
    public static final String EVENT_FIELD = "e";

    public String reply(ReplyId id) {
        return prefix + ":reply:{" + id.value() + "}";
    }

    public String limit(String rule, String key) {
        return prefix + ":limit:{" + rule + ":" + key + "}";
    }

    public String cached(String cache, long generation, String key) {
        return prefix + ":cache:" + cache + ":" + generation + ":{" + key + "}";
    }

    public String cache(String cache) {
        return prefix + ":cache:" + cache;
    }

    String probe() {
        return prefix + ":probe";
    }

    String here() {
        return prefix + ":here";
    }
}

package govuk.chat.core.cache.redis;

import govuk.chat.core.cache.SharedTier;
import govuk.chat.core.cache.TwoTierCache;
import govuk.chat.core.redis.RedisAwayException;
import govuk.chat.core.redis.RedisConnection;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import redis.clients.jedis.params.SetParams;

/**
 * A key of one generation. A value of an older one, put late, is put where nobody looks any more.
 *
 * @param key its whole name
 */
record RedisPlace(RedisConnection redis, String key) implements SharedTier.Place {
    private static final Logger log = LoggerFactory.getLogger(RedisPlace.class);

    @Override
    public Optional<String> get() {
        try {
            return redis.call(client -> Optional.ofNullable(client.get(key))).filter(value -> !value.isEmpty());
        } catch (RedisAwayException e) {
            return Optional.empty();
        }
    }

    /** Not over what is there: that may be the mark of a change. */
    @Override
    public void put(String value) {
        try {
            var params = SetParams.setParams().nx().px(TwoTierCache.SHARED_TTL.toMillis());
            redis.call(client -> Optional.ofNullable(client.set(key, value, params)));
        } catch (RedisAwayException e) {
            log.debug("a value was not shared", e);
        }
    }
}

package govuk.chat.core.redis;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import redis.clients.jedis.BinaryJedisPubSub;
import redis.clients.jedis.exceptions.JedisException;

/**
 * What this node hears from the others: one connection, however many channels. A connection that is silent for {@link #LONGEST_SILENCE}
 * although it is asked for a sign of life each second is given up and made anew. What was said meanwhile is lost, and the listeners are told.
 *
 * <p>Safe for use by many threads. Nothing here waits for Redis.
 */
public final class RedisSubscriptions implements AutoCloseable {
    /** How long nothing may be heard before a subscription counts as lost. */
    public static final Duration LONGEST_SILENCE = Duration.ofSeconds(3);

    private static final Logger log = LoggerFactory.getLogger(RedisSubscriptions.class);
    private static final Duration SIGN_OF_LIFE = Duration.ofSeconds(1);
    private static final Duration PAUSE = Duration.ofMillis(200);
    private static final int AT_ONCE = 500;

    private final RedisConnection connection;
    private final byte[] here;
    private final ConcurrentMap<String, Listener> listeners = new ConcurrentHashMap<>();
    private final Set<String> changed = ConcurrentHashMap.newKeySet();
    private final Semaphore news = new Semaphore(0);
    private final Thread listening;
    private final Thread asking;
    private volatile @Nullable Channels open;
    private volatile boolean isClosed;

    private RedisSubscriptions(RedisConnection connection) {
        this.connection = connection;
        this.here = connection.keys().here().getBytes(UTF_8);
        // Virtual, because an interrupt ends what they wait for.
        this.listening = Thread.ofVirtual().name("redis-listen").unstarted(this::listen);
        this.asking = Thread.ofVirtual().name("redis-subscribe").unstarted(this::ask);
    }

    public static RedisSubscriptions open(RedisConnection connection) {
        var subscriptions = new RedisSubscriptions(connection);
        subscriptions.listening.start();
        subscriptions.asking.start();
        return subscriptions;
    }

    /** Hears what is said on a channel from the moment when {@code listener} is told that it is subscribed; one listener a channel. */
    public void add(String channel, Listener listener) {
        listeners.put(channel, listener);
        ask(channel);
    }

    /** Ends it, unless the channel has another listener by now. A message that is on its way may still come. */
    public void remove(String channel, Listener listener) {
        if (listeners.remove(channel, listener)) {
            ask(channel);
        }
    }

    /** Whether the others can be heard. */
    public boolean isOpen() {
        return open != null;
    }

    @Override
    public void close() {
        isClosed = true;
        listening.interrupt();
        asking.interrupt();
    }

    private void ask(String channel) {
        changed.add(channel);
        news.release();
    }

    private void listen() {
        while (!isClosed) {
            try {
                connection.client().ifPresent(client -> client.subscribe(new Channels(), here));
            } catch (JedisException e) {
                log.debug("the subscription was lost", e);
            } catch (RuntimeException e) {
                log.error("a message could not be taken", e);
            }
            lose();
            pause();
        }
    }

    private void lose() {
        if (open != null) {
            open = null;
            listeners.values().forEach(Listener::lost);
        }
    }

    private void ask() {
        while (!isClosed) {
            try {
                var isNew = news.tryAcquire(SIGN_OF_LIFE.toMillis(), TimeUnit.MILLISECONDS);
                news.drainPermits();
                var channels = open;
                if (channels != null) {
                    ask(channels, isNew);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            } catch (JedisException e) {
                // The listening thread sees it too, and connects anew.
                log.debug("the subscription was lost", e);
            }
        }
    }

    /** Only ever from one thread: a connection's output is not for two. */
    private void ask(Channels channels, boolean isNew) {
        if (!isNew) {
            channels.ping();
            return;
        }
        var wanted = new ArrayList<byte[]>();
        var unwanted = new ArrayList<byte[]>();
        for (var each = changed.iterator(); each.hasNext(); ) {
            var channel = each.next();
            each.remove();
            (listeners.containsKey(channel) ? wanted : unwanted).add(channel.getBytes(UTF_8));
        }
        parts(wanted).forEach(channels::subscribe);
        parts(unwanted).forEach(channels::unsubscribe);
    }

    private static List<byte[][]> parts(List<byte[]> channels) {
        var parts = new ArrayList<byte[][]>();
        for (var from = 0; from < channels.size(); from += AT_ONCE) {
            parts.add(channels.subList(from, Math.min(from + AT_ONCE, channels.size()))
                    .toArray(byte[][]::new));
        }
        return parts;
    }

    private void pause() {
        try {
            Thread.sleep(PAUSE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Hears one channel. All calls come from one thread, so they must be quick. */
    public interface Listener {
        /** From here on messages are heard; what was said before, or since {@link #lost()}, was not. */
        void subscribed();

        void message(byte[] body);

        /** Until the next {@link #subscribed()} nothing is heard. */
        void lost();
    }

    private final class Channels extends BinaryJedisPubSub {
        @Override
        public void onSubscribe(byte[] channel, int count) {
            var name = new String(channel, UTF_8);
            if (name.equals(connection.keys().here())) {
                open = this;
                listeners.keySet().forEach(RedisSubscriptions.this::ask);
                return;
            }
            var listener = listeners.get(name);
            if (listener != null) {
                listener.subscribed();
            }
        }

        @Override
        public void onMessage(byte[] channel, byte[] body) {
            var listener = listeners.get(new String(channel, UTF_8));
            if (listener != null) {
                listener.message(body);
            }
        }
    }
}

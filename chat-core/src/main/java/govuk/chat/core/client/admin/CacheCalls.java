package govuk.chat.core.client.admin;

import com.fasterxml.jackson.databind.JsonNode;
import govuk.chat.core.client.Fields;
import govuk.chat.core.client.JsonCalls;
import java.util.List;
import java.util.Map;

/** The caches of a server. Safe for use by many threads. */
public final class CacheCalls {
    private static final String CACHES = AdminCalls.PATH + "/caches";

    private final JsonCalls calls;

    CacheCalls(JsonCalls calls) {
        this.calls = calls;
    }

    /** Those of the server that answers, since it started. */
    public List<RemoteCache> list() throws InterruptedException {
        return Fields.list(calls.get(CACHES).json(), "caches", RemoteCache::of);
    }

    /** Drops all that one cache has, on every server that shares it. */
    public CacheFlush flush(String name) throws InterruptedException {
        return CacheFlush.of(calls.post(CACHES + "/" + AdminCalls.encode(name) + "/flush", Map.of())
                .json());
    }

    /** The same for all of them. */
    public List<CacheFlush> flushAll() throws InterruptedException {
        return Fields.list(calls.post(CACHES + "/flush", Map.of()).json(), "flushed", CacheFlush::of);
    }

    /**
     * @param entries that it has now, about
     * @param localHits found in the server's memory
     * @param sharedHits found where all servers look
     * @param misses had to be loaded
     */
    public record RemoteCache(String name, long entries, long localHits, long sharedHits, long misses) {
        static RemoteCache of(JsonNode json) {
            return new RemoteCache(
                    Fields.text(json, "name"),
                    Fields.whole(json, "entries"),
                    Fields.whole(json, "localHits"),
                    Fields.whole(json, "sharedHits"),
                    Fields.whole(json, "misses"));
        }

        /** From 0 to 1; 0 if nobody has asked. */
        public double hitRatio() {
            var asked = localHits + sharedHits + misses;
            return asked == 0 ? 0 : (double) (localHits + sharedHits) / asked;
        }
    }

    /**
     * What a flush did.
     *
     * @param isEverywhere whether every server that was told has answered
     */
    public record CacheFlush(String cache, boolean isEverywhere, List<FlushedNode> nodes) {
        static CacheFlush of(JsonNode json) {
            return new CacheFlush(
                    Fields.text(json, "cache"),
                    Fields.truth(json, "isEverywhere"),
                    Fields.list(json, "nodes", FlushedNode::of));
        }
    }

    /**
     * @param node a name for people
     * @param entries how many it dropped, about
     */
    public record FlushedNode(String node, long entries) {
        static FlushedNode of(JsonNode json) {
            return new FlushedNode(Fields.text(json, "node"), Fields.whole(json, "entries"));
        }
    }
}

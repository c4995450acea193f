package govuk.chat.perf.chaos;

import govuk.chat.core.testing.EmbeddedRedisServer;
import govuk.chat.core.testing.FaultProxy;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Several servers that share one agent, one Redis and one PostgreSQL, each behind a proxy that can misbehave, and a plain round-robin
 * proxy before the servers.
 */
final class SharedSite implements Site {
    private final WordyAgent agent = new WordyAgent();
    private final EmbeddedRedisServer redis = EmbeddedRedisServer.start();
    private final Postgres postgres;
    private final FaultProxy wayToAgent = new FaultProxy(agent.port());
    private final FaultProxy wayToRedis = new FaultProxy(redis.port());
    private final FaultProxy wayToPostgres;
    private final List<Replica> replicas = new ArrayList<>();
    private final Balancer balancer;

    /** Takes some seconds. */
    SharedSite(Servers servers) {
        this.postgres = new Postgres(servers.folder());
        this.wayToPostgres = new FaultProxy(postgres.port());
        try {
            for (var number = 1; number <= servers.replicas(); number++) {
                replicas.add(servers.start("server-" + number, settings()));
            }
            this.balancer = new Balancer(replicas.stream().map(Replica::address).toList());
        } catch (RuntimeException e) {
            closeBelow();
            throw e;
        }
    }

    private Map<String, String> settings() {
        return Map.of(
                "AI_AGENT_URL", "http://127.0.0.1:" + wayToAgent.port() + "/v1",
                "REDIS_URL", "redis://127.0.0.1:" + wayToRedis.port(),
                "DATABASE_URL", "jdbc:postgresql://127.0.0.1:" + wayToPostgres.port() + "/postgres?user=postgres");
    }

    @Override
    public InetSocketAddress address() {
        return balancer.address();
    }

    WordyAgent agent() {
        return agent;
    }

    EmbeddedRedisServer redis() {
        return redis;
    }

    Postgres postgres() {
        return postgres;
    }

    FaultProxy wayToAgent() {
        return wayToAgent;
    }

    FaultProxy wayToRedis() {
        return wayToRedis;
    }

    FaultProxy wayToPostgres() {
        return wayToPostgres;
    }

    List<Replica> replicas() {
        return List.copyOf(replicas);
    }

    @Override
    public void close() {
        balancer.close();
        closeBelow();
    }

    private void closeBelow() {
        replicas.forEach(Replica::close);
        wayToPostgres.close();
        wayToRedis.close();
        wayToAgent.close();
        postgres.close();
        redis.close();
        agent.close();
    }
}

package govuk.chat.perf.chaos;

import govuk.chat.core.testing.FaultProxy;
import govuk.chat.core.testing.FaultProxy.Fault;
import govuk.chat.perf.chaos.FaultCase.Trouble;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** All cases, in the order of the matrix. */
final class FaultCases {
    private static final Duration SLOW = Duration.ofSeconds(2);

    private FaultCases() {}

    static List<FaultCase<?>> all() {
        var cases = new ArrayList<FaultCase<?>>();
        cases.addAll(onTheWay("agent", "the agent", SharedSite::wayToAgent));
        cases.add(shared(
                "agent-restart",
                "the agent is restarted",
                restart(site -> site.agent().restart())));
        cases.addAll(onTheWay("redis", "Redis", SharedSite::wayToRedis));
        cases.add(shared("redis-restart", "Redis is restarted, and empty", restart(site -> {
            site.redis().stop();
            site.redis().startAgain();
        })));
        cases.addAll(onTheWay("postgres", "PostgreSQL", SharedSite::wayToPostgres));
        cases.add(shared(
                "postgres-restart",
                "PostgreSQL is restarted",
                restart(site -> site.postgres().restart())));
        cases.add(shared("server-kill", "kill -9 of one server", FaultCases::kill));
        cases.add(shared("server-freeze", "one server is stopped (SIGSTOP)", FaultCases::freeze));
        cases.add(shared("server-rolling", "all servers restarted in turn (SIGTERM)", FaultCases::rolling));
        cases.add(
                new FaultCase<>("disk-full", "a server alone, its disk full", Place.SMALL_DISK, FaultCases::fillDisk));
        cases.add(new FaultCase<>(
                "clock-moved", "a server alone, its clock an hour off", Place.MOVED_CLOCK, FaultCases::moveClock));
        return List.copyOf(cases);
    }

    private static List<FaultCase<SharedSite>> onTheWay(String name, String who, Function<SharedSite, FaultProxy> way) {
        return List.of(
                shared(name + "-refuse", who + " refuses connections", fault(way, new Fault.Refuse())),
                shared(name + "-reset", who + " resets connections", fault(way, new Fault.Reset())),
                shared(name + "-black-hole", who + " takes all and says nothing", fault(way, new Fault.BlackHole())),
                shared(name + "-latency", who + " is 2 s late, each way", fault(way, new Fault.Latency(SLOW))));
    }

    private static Trouble<SharedSite> fault(Function<SharedSite, FaultProxy> way, Fault fault) {
        return (site, length) -> {
            way.apply(site).set(fault);
            try {
                Thread.sleep(length);
            } finally {
                way.apply(site).heal();
            }
        };
    }

    private static FaultCase<SharedSite> shared(String name, String what, Trouble<SharedSite> trouble) {
        return new FaultCase<>(name, what, Place.SHARED, trouble);
    }

    /** What a restart does. */
    @FunctionalInterface
    private interface Restart {
        void of(SharedSite site) throws Exception;
    }

    private static Trouble<SharedSite> restart(Restart restart) {
        return (site, length) -> restart.of(site);
    }

    private static void kill(SharedSite site, Duration length) throws Exception {
        var victim = site.replicas().getFirst();
        victim.kill();
        Thread.sleep(length);
        victim.startAgain();
    }

    private static void freeze(SharedSite site, Duration length) throws Exception {
        var victim = site.replicas().getFirst();
        victim.freeze();
        try {
            Thread.sleep(length);
        } finally {
            victim.thaw();
        }
    }

    private static void rolling(SharedSite site, Duration length) throws Exception {
        for (var replica : site.replicas()) {
            replica.terminate();
            replica.startAgain();
        }
    }

    private static void fillDisk(SmallDiskSite site, Duration length) throws Exception {
        site.fill();
        try {
            Thread.sleep(length);
        } finally {
            site.free();
        }
    }

    /** Ahead, then behind, then right again. */
    private static void moveClock(MovedClockSite site, Duration length) throws Exception {
        try {
            site.move(Duration.ofHours(1));
            Thread.sleep(length.dividedBy(2));
            site.move(Duration.ofHours(-1));
            Thread.sleep(length.dividedBy(2));
        } finally {
            site.move(Duration.ZERO);
        }
    }
}

package govuk.chat.perf;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * How long the server takes from nothing to ready, with the flags of the image: plainly, and with the cache of loaded and profiled classes (AOT
 * cache, JEP 483 and 515) that a run before it has left. And how much memory it needs at rest.
 */
final class StartUpScenario implements Scenario {
    private static final int LEAST_JAVA = 25;
    private static final int ROUNDS = 7;
    private static final double MOST_SECONDS = 1.3;
    private static final double MOST_SHARE = 0.5;
    private static final double MOST_MEBIBYTES = 200;
    /** The image's, with the heap that its share of 512 MiB comes to. */
    private static final List<String> IMAGE = List.of(
            "-Xmx281m",
            "-XX:MaxDirectMemorySize=64m",
            "-XX:+UseSerialGC",
            "--enable-native-access=ALL-UNNAMED",
            "-XX:+ExitOnOutOfMemoryError");

    private final Rig rig;

    StartUpScenario(Rig rig) {
        this.rig = rig;
    }

    @Override
    public String name() {
        return "start-up";
    }

    @Override
    public Result run() {
        if (Runtime.version().feature() < LEAST_JAVA) {
            throw new BenchException(
                    "start-up needs Java " + LEAST_JAVA + ": older ones make no such cache in one run");
        }
        var cache = train();
        var plain = new ArrayList<Start>();
        var cached = new ArrayList<Start>();
        for (var round = 0; round < rig.scaled(ROUNDS, 1); round++) {
            plain.add(start("plain"));
            cached.add(start("cached", "-XX:AOTCache=" + cache));
        }
        return result(plain, cached, cache);
    }

    /** A run whose only purpose is what it leaves behind when it ends. */
    private Path train() {
        var cache = rig.folder().resolve("chat.aot").toAbsolutePath();
        start("training", "-XX:AOTCacheOutput=" + cache);
        if (!Files.isRegularFile(cache)) {
            throw new BenchException("The training run left no cache; training.log has its last words");
        }
        return cache;
    }

    private Start start(String name, String... flags) {
        var all = Stream.concat(IMAGE.stream(), Stream.of(flags)).toList();
        var before = System.nanoTime();
        try (var server = rig.withFlags(all).chat(name, Map.of())) {
            var elapsed = Duration.ofNanos(System.nanoTime() - before);
            return new Start(elapsed.toMillis() / 1_000.0, server.memory().residentMebibytes());
        }
    }

    private Result result(List<Start> plain, List<Start> cached, Path cache) {
        var plainly = Medians.of(plain.stream().map(Start::seconds).toList());
        var quickly = Medians.of(cached.stream().map(Start::seconds).toList());
        var memory = Medians.of(cached.stream().map(Start::mebibytes).toList());
        var figures = List.of(
                new Figure("start to ready, plain", plainly, "s"),
                new Figure("start to ready, with the cache", quickly, "s"),
                new Figure(
                        "memory when ready, plain",
                        Medians.of(plain.stream().map(Start::mebibytes).toList()),
                        "MiB"),
                new Figure("memory when ready, with the cache", memory, "MiB"),
                new Figure("size of the cache", cache.toFile().length() / 1_048_576.0, "MiB"));
        var targets = List.of(
                new Target("start to ready, with the cache", quickly, Target.Bound.AT_MOST, MOST_SECONDS, "s"),
                new Target("with the cache / plain", quickly / plainly, Target.Bound.AT_MOST, MOST_SHARE, ""),
                new Target("memory at rest", memory, Target.Bound.UNDER, MOST_MEBIBYTES, "MiB"));
        var notes = List.of(
                "Medians of " + plain.size()
                        + " starts of each kind, by turns, each with an empty database that it has to"
                        + " set up; to within a twentieth of a second.",
                "Started with " + String.join(" ", IMAGE) + ".");
        return new Result(name(), figures, targets, notes);
    }

    private record Start(double seconds, double mebibytes) {}
}

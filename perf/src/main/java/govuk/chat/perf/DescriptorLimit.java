package govuk.chat.perf;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** How many files and sockets a process started from here may have open. A child inherits the limit. */
record DescriptorLimit(long most) {
    private static final long UNKNOWN = Long.MAX_VALUE;

    static DescriptorLimit current() {
        try {
            return parse(Files.readAllLines(Path.of("/proc/self/limits")));
        } catch (IOException e) {
            return new DescriptorLimit(UNKNOWN);
        }
    }

    static DescriptorLimit parse(List<String> limits) {
        return limits.stream()
                .filter(line -> line.startsWith("Max open files"))
                // "Max open files   soft   hard   files"; a JVM raises its own soft limit to the hard one.
                .map(line -> line.substring("Max open files".length()).strip().split("\\s+", -1)[1])
                .map(hard -> new DescriptorLimit(hard.equals("unlimited") ? UNKNOWN : Long.parseLong(hard)))
                .findFirst()
                .orElse(new DescriptorLimit(UNKNOWN));
    }

    /**
     * A stream takes one socket towards the reader and one towards the agent.
     *
     * @throws BenchException saying what to do if that is more than the limit
     */
    void check(int streams) {
        var needed = 2L * streams + 500;
        if (needed > most) {
            throw new BenchException(streams + " open streams need about " + needed
                    + " file descriptors, but this shell allows " + most
                    + ". Raise the limit with 'ulimit -n " + needed + "' (or in limits.conf) and run again.");
        }
    }
}

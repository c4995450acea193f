package govuk.chat.perf;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What the person who started the benchmark wants.
 *
 * @param scale share of the full work, above 0 and at most 1
 * @param only names of the scenarios to run
 * @param page a Markdown page that is to carry the figures
 */
record Options(double scale, List<String> only, Path out, Path serverJar, List<String> jvmFlags, Optional<Path> page) {
    static final List<String> SCENARIOS =
            List.of("flow", "growth", "first-token", "login-flood", "streams", "start-up");
    static final String HELP = """
        Usage: chat bench [options]
        Measures the chat server on this machine and says which targets are reached. Takes about fifteen minutes.

          --scale N        do only this share of the work, such as 0.1 (default 1)
          --only NAME      flow, growth, first-token, login-flood, streams
                           or start-up; may be repeated
          --out DIR        where report.txt, report.json and the logs go (default target/bench)
          --page FILE      also put the figures between the markers of this Markdown page
          --server-jar F   the server (default: the one built beside this program)
          --jvm "FLAGS"    flags of both servers (default -Xmx512m and those of ./chat server)
          --help           this text
        """;

    Options {
        if (!(scale > 0 && scale <= 1)) {
            throw new IllegalArgumentException("--scale must be above 0 and at most 1");
        }
        only = List.copyOf(only);
        jvmFlags = List.copyOf(jvmFlags);
    }
}

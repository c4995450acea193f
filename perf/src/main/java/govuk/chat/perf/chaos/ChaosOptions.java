package govuk.chat.perf.chaos;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What the person who started the run wants.
 *
 * @param only names of the cases to run
 * @param replicas how many servers share a database and a Redis
 * @param people how many ask at the same time
 * @param page a Markdown page that is to carry the matrix
 * @param out where logs and data go
 */
record ChaosOptions(
        List<String> only,
        Duration faultLength,
        int replicas,
        int people,
        Optional<Path> json,
        Optional<Path> page,
        Path out,
        Path serverJar) {
    static final String HELP = """
        Usage: chat chaos [options]
        Breaks what the chat depends on, one thing at a time, under load, and looks whether anything was lost. Takes about
        fifteen minutes. Ends with 0 when nothing was lost or doubled and everything ended, 1 when not or when it could not
        be tried, 2 on wrong use.

          --only CASE,…        some cases; --list names them
          --fault-seconds N    how long a fault lasts, 1 to 120 (default 20)
          --replicas N         servers that share a database and a Redis, 2 to 5 (default 3)
          --people N           who ask at the same time, 1 to 200 (default 24)
          --json FILE          also write the matrix as JSON
          --page FILE          also put the matrix between the markers of this Markdown page
          --out DIR            where the servers' logs and data go (default target/chaos)
          --server-jar FILE    the server (default: the one built beside this program)
          --list               the names of the cases
          --help               this text
        """;

    ChaosOptions {
        only = List.copyOf(only);
        within("--fault-seconds", faultLength.toSeconds(), 1, 120);
        within("--replicas", replicas, 2, 5);
        within("--people", people, 1, 200);
    }

    private static void within(String name, long value, long least, long most) {
        if (value < least || value > most) {
            throw new IllegalArgumentException(name + " must be " + least + " to " + most);
        }
    }
}

package govuk.chat.perf;

import govuk.chat.perf.GrowingCycle.Chat;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Makes empty sessions, each of a visitor of its own. */
final class Sessions {
    private static final int CONNECTIONS = 16;
    private static final Duration LONGEST = Duration.ofMinutes(2);

    private final ClosedLoop driver;

    Sessions(Loop loop, InetSocketAddress address) {
        this.driver = new ClosedLoop(loop, address);
    }

    /** @throws BenchException if the server does not make all of them */
    List<Chat> make(int count) {
        var made = new ArrayList<Chat>(count);
        var makers =
                Stream.generate(() -> new Maker(made, count)).limit(CONNECTIONS).toList();
        var round = driver.run(makers, LONGEST);
        if (made.size() < count) {
            throw new BenchException(
                    "Only " + made.size() + " of " + count + " sessions were made. " + round.firstError());
        }
        return List.copyOf(made.subList(0, count));
    }

    private record Maker(List<Chat> made, int count) implements Cycle {
        @Override
        public boolean hasNext() {
            return made.size() < count;
        }

        @Override
        public byte[] next() {
            return Requests.createSession("");
        }

        @Override
        public String step() {
            return "create";
        }

        @Override
        public String check(Response response) {
            var fault = Cycle.expect(201, response);
            if (fault.isEmpty()) {
                made.add(Chat.of(response));
            }
            return fault;
        }
    }
}

package govuk.chat.cli.script.run;

import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.function.Supplier;

/** What a run takes from the machine it runs on. */
public record World(Clock clock, Supplier<String> ids, Sleeper sleeper, Map<String, String> environment) {
    /** Waits for a time. */
    public interface Sleeper {
        void sleep(Duration time) throws InterruptedException;
    }
}

package govuk.chat.cli.command;

import govuk.chat.cli.context.Surroundings;
import govuk.chat.cli.outcome.ExitStatus;
import java.util.concurrent.Callable;
import picocli.CommandLine.Mixin;

/** What all commands have in common: the options, the surroundings, and an exit code. */
public abstract class ChatCommand implements Callable<Integer> {
    private final Surroundings here;

    @Mixin
    private final Options options = new Options();

    protected ChatCommand(Surroundings here) {
        this.here = here;
    }

    /** @return how it ended */
    protected abstract ExitStatus run() throws Exception;

    @Override
    public final Integer call() throws Exception {
        return run().code();
    }

    public final Options options() {
        return options;
    }

    protected final Surroundings here() {
        return here;
    }
}

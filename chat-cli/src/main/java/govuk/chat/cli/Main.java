package govuk.chat.cli;

import govuk.chat.cli.context.Surroundings;

/** Ends the process with the status of {@link ChatCli}. */
public final class Main {
    private Main() {}

    public static void main(String[] arguments) {
        System.exit(new ChatCli(Surroundings.ofProcess()).run(arguments));
    }
}

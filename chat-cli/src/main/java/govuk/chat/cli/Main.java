package govuk.chat.cli;

/** Ends the process with the status of {@link ChatCli}. */
public final class Main {
    private Main() {}

    public static void main(String[] arguments) {
        System.exit(new ChatCli(System.err).run());
    }
}

package govuk.chat.admin;

/** Ends the process with the status of {@link ChatAdmin}. */
public final class Main {
    private Main() {}

    public static void main(String[] arguments) {
        System.exit(new ChatAdmin(System.err).run());
    }
}

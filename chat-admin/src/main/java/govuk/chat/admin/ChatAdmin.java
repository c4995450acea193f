package govuk.chat.admin;

import java.io.PrintStream;

/** The administrators' app, not written yet: says so and where the settings are in the meantime. */
final class ChatAdmin {
    private static final int USAGE = 2;

    private final PrintStream messages;

    ChatAdmin(PrintStream messages) {
        this.messages = messages;
    }

    /** @return the exit status */
    int run() {
        messages.println(
                "chat-admin: the administrators' app is not written yet. Settings are in the environment or a file:"
                        + " see docs/configuration.md.");
        return USAGE;
    }
}

package govuk.chat.cli;

import java.io.PrintStream;

/** The terminal client, not written yet: says so and where the chat can be had in the meantime. */
final class ChatCli {
    private static final int USAGE = 2;

    private final PrintStream messages;

    ChatCli(PrintStream messages) {
        this.messages = messages;
    }

    /** @return the exit status */
    int run() {
        messages.println("chat-cli: the terminal client is not written yet. Start \"./chat server\" and open"
                + " http://localhost:3000/chat instead.");
        return USAGE;
    }
}

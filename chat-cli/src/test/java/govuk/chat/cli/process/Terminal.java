package govuk.chat.cli.process;

import govuk.chat.core.testing.Await;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** The client in a real terminal of 60 by 20. */
final class Terminal implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final PackagedChat chat;
    private final String socket = "chat-it-" + UUID.randomUUID();
    private final Path status;

    /** @param server where the client thinks the chat is */
    Terminal(PackagedChat chat, String server, String... arguments) throws Exception {
        this.chat = chat;
        this.status = Files.createTempFile(chat.folder(), "terminal", ".status");
        var script = "CHAT_SERVER=" + server + " HOME=" + chat.folder() + " "
                + String.join(" ", PackagedChat.command(arguments)) + "; echo $? >" + status + "; sleep 60";
        tmux("new-session", "-d", "-x", "60", "-y", "20", "bash", "-c", script);
    }

    Terminal type(String text) {
        tmux("send-keys", "-l", text);
        return press("Enter");
    }

    /** @param key a name that tmux knows, such as {@code C-c} */
    Terminal press(String key) {
        tmux("send-keys", key);
        return this;
    }

    Terminal awaitText(String text) {
        Await.until("on the screen: " + text, PATIENCE, () -> screen().contains(text));
        return this;
    }

    String screen() {
        return tmux("capture-pane", "-p");
    }

    int awaitExit() throws Exception {
        Await.until(
                "the client has ended",
                PATIENCE,
                () -> !Files.readString(status).isBlank());
        return Integer.parseInt(Files.readString(status).strip());
    }

    @Override
    public void close() {
        tmux("kill-server");
    }

    private String tmux(String... words) {
        var command = new ArrayList<>(List.of("tmux", "-L", socket));
        command.addAll(List.of(words));
        return chat.run(command).output();
    }
}

package govuk.chat.cli.command;

import govuk.chat.core.client.ChatClient;
import govuk.chat.core.client.ClientException;
import govuk.chat.core.model.ReplyId;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Stops a reply when the process ends before it, so that no agent works for somebody who has gone. Waits for it no longer than a moment. */
final class StopOnExit {
    private static final Duration PATIENCE = Duration.ofMillis(1500);
    private static final Logger log = LoggerFactory.getLogger(StopOnExit.class);

    private final Thread hook;

    private StopOnExit(Thread hook) {
        this.hook = hook;
    }

    static StopOnExit of(ChatClient client, ReplyId reply) {
        var hook = new Thread(() -> stop(client, reply), "stop-on-exit");
        Runtime.getRuntime().addShutdownHook(hook);
        return new StopOnExit(hook);
    }

    void disarm() {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            log.debug("the process is ending, and the hook runs", e);
        }
    }

    private static void stop(ChatClient client, ReplyId reply) {
        var stopper = new Thread(
                () -> {
                    try {
                        client.replies().stop(reply);
                    } catch (ClientException | InterruptedException e) {
                        log.debug("reply {} could not be stopped", reply, e);
                    }
                },
                "stop");
        stopper.setDaemon(true);
        stopper.start();
        try {
            stopper.join(PATIENCE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

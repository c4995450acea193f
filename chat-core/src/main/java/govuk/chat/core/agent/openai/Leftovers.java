package govuk.chat.core.agent.openai;

import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;

/**
 * Reads what follows a whole answer, so that the connection can serve the next question instead of being closed. Nobody waits
 * for it: a server that keeps its stream open after the end would otherwise delay the answer.
 */
final class Leftovers {
    private static final int MAX_BYTES = 64 * 1024;
    private static final int MAX_SECONDS = 2;

    private final ExecutorService threads;

    Leftovers(ExecutorService threads) {
        this.threads = threads;
    }

    void discard(Call call) {
        try {
            var ignored = CompletableFuture.runAsync(() -> drain(call), threads)
                    .orTimeout(MAX_SECONDS, TimeUnit.SECONDS)
                    .whenComplete((nothing, tooLong) -> call.hangUp());
        } catch (RejectedExecutionException closing) {
            call.hangUp();
        }
    }

    private static void drain(Call call) {
        try {
            call.body().readNBytes(MAX_BYTES);
        } catch (IOException gone) {
            // Nothing is lost: the answer is known by now.
            return;
        }
    }
}

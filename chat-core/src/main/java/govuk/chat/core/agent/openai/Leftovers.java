package govuk.chat.core.agent.openai;

import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.hc.core5.http.ClassicHttpResponse;

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

    void discard(ClassicHttpResponse response) {
        try {
            var ignored = CompletableFuture.runAsync(() -> drain(response), threads)
                    .orTimeout(MAX_SECONDS, TimeUnit.SECONDS)
                    .whenComplete((nothing, tooLong) -> close(response));
        } catch (RejectedExecutionException closing) {
            close(response);
        }
    }

    /** The body of a response; empty if it has none. */
    static InputStream body(ClassicHttpResponse response) throws IOException {
        var entity = response.getEntity();
        return entity == null ? InputStream.nullInputStream() : entity.getContent();
    }

    private static void drain(ClassicHttpResponse response) {
        try {
            body(response).readNBytes(MAX_BYTES);
        } catch (IOException gone) {
            close(response);
        }
    }

    /** Closes the connection too if there is something left to read. */
    static void close(ClassicHttpResponse response) {
        try {
            response.close();
        } catch (IOException alreadyGone) {
            // Nothing is lost: the answer, or its failure, is known by now.
            return;
        }
    }
}

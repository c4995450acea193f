package govuk.chat.server.browser;

import govuk.chat.core.testing.FakeOpenAiAgent;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** An answer that comes piece by piece, when the test says so. */
final class Gate {
    private final Semaphore permits = new Semaphore(0);

    /** What the agent is to do: each piece waits for the gate to open once, and so does the end. */
    FakeOpenAiAgent.Behaviour saying(String... pieces) {
        return wire -> {
            wire.startStream();
            for (var piece : pieces) {
                pass();
                wire.piece(piece);
            }
            pass();
            wire.done();
        };
    }

    void open() {
        permits.release();
    }

    void openForAll() {
        permits.release(1_000);
    }

    private void pass() throws InterruptedException {
        if (!permits.tryAcquire(30, TimeUnit.SECONDS)) {
            throw new InterruptedException("nobody opened the gate");
        }
    }
}

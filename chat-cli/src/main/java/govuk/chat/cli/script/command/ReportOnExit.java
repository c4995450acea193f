package govuk.chat.cli.script.command;

import govuk.chat.cli.script.run.RunSwitch;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Ends a run when the process is told to end (Ctrl-C, SIGTERM), and gives it a moment to write its reports. */
final class ReportOnExit implements AutoCloseable {
    private static final int PATIENCE_SECONDS = 5;

    private final CountDownLatch reported = new CountDownLatch(1);
    private final Thread hook;

    private ReportOnExit(RunSwitch runSwitch) {
        this.hook = new Thread(() -> end(runSwitch), "report-on-exit");
    }

    static ReportOnExit of(RunSwitch runSwitch) {
        var ending = new ReportOnExit(runSwitch);
        Runtime.getRuntime().addShutdownHook(ending.hook);
        return ending;
    }

    private void end(RunSwitch runSwitch) {
        runSwitch.interrupt();
        try {
            var isReported = reported.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
            if (!isReported) {
                System.err.println("chat: the reports could not be written in time.");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        reported.countDown();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // The process is ending: the hook runs, and has just been told to go on.
        }
    }
}

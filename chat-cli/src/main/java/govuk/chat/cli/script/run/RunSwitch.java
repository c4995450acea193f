package govuk.chat.cli.script.run;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** Says whether the run goes on, and ends what is under way when somebody breaks it off. Safe for use by several threads. */
public final class RunSwitch {
    private final Set<Thread> workers = new HashSet<>();
    private Optional<String> reason = Optional.empty();
    private boolean interrupted;

    /** Lets steps that are under way end; no other is begun. */
    synchronized void finish(String why) {
        reason = reason.or(() -> Optional.of(why));
    }

    /** Interrupts the steps that are under way. */
    public synchronized void interrupt() {
        interrupted = true;
        reason = Optional.of("interrupted");
        workers.forEach(Thread::interrupt);
    }

    synchronized void enter(Thread worker) {
        workers.add(worker);
        if (interrupted) {
            worker.interrupt();
        }
    }

    synchronized void leave(Thread worker) {
        workers.remove(worker);
    }

    /** Why nothing more is begun; empty while the run goes on. */
    synchronized Optional<String> reason() {
        return reason;
    }

    synchronized boolean isInterrupted() {
        return interrupted;
    }
}

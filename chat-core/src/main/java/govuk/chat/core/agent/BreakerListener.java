package govuk.chat.core.agent;

/** Is told when the breaker of an agent changes: by itself, or because somebody says so. Quick; must not throw. */
@FunctionalInterface
public interface BreakerListener {
    void changed(String agent, BreakerState state);
}

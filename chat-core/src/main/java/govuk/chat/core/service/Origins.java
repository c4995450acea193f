package govuk.chat.core.service;

/** Knows from where the calling thread's work comes. Never throws, never waits; safe for use by many threads. */
@FunctionalInterface
public interface Origins {
    Origin current();
}

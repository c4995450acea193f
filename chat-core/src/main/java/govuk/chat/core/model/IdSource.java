package govuk.chat.core.model;

/** Makes ids that nobody has used and nobody can guess. Implementations are safe for use by many threads. */
@FunctionalInterface
public interface IdSource {
    /** A fresh id, well formed for every id record of this package. */
    String next();
}

package govuk.chat.core.model;

import java.time.Instant;

/** Where a reply is on its way: queued, running, then exactly one of three ends. */
public sealed interface ReplyState {
    record Queued() implements ReplyState {}

    /** Being written by {@code node}, whose lease must be renewed before {@code leaseUntil}. */
    record Running(String node, Instant leaseUntil) implements ReplyState {}

    /** Answered: {@link Reply#answer()} names a stored message. */
    record Completed(Instant endedAt) implements Ended {}

    /** Broken off; what was written until then, if anything, is stored as {@link Reply#answer()}. */
    record Failed(ReplyFailure failure, Instant endedAt) implements Ended {}

    /** Stopped by its owner; what was written until then, if anything, is stored as {@link Reply#answer()}. */
    record Cancelled(Instant endedAt) implements Ended {}

    /** An end. Nothing follows it. */
    sealed interface Ended extends ReplyState {
        Instant endedAt();
    }

    /** The word for it in the API and in stores. */
    default String word() {
        return switch (this) {
            case Queued queued -> "queued";
            case Running running -> "running";
            case Completed completed -> "completed";
            case Failed failed -> "failed";
            case Cancelled cancelled -> "cancelled";
        };
    }
}

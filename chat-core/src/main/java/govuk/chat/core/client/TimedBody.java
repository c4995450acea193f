package govuk.chat.core.client;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpTimeoutException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The body of an answer, read with a time limit for each piece: the client of the JDK has none once the head is there. One piece at a time is
 * asked for, so that no more than that waits here. Written by the HTTP client, read by one thread.
 */
final class TimedBody implements BodySubscriber<TimedBody>, AutoCloseable {
    private final BlockingQueue<Piece> pieces = new LinkedBlockingQueue<>();
    private final CompletableFuture<Flow.Subscription> subscription = new CompletableFuture<>();

    private sealed interface Piece {
        record Bytes(ByteBuffer bytes) implements Piece {}

        record Failure(Throwable cause) implements Piece {}

        record End() implements Piece {}
    }

    /**
     * The next bytes; nothing at the end.
     *
     * @throws HttpTimeoutException if none come in time
     */
    Optional<byte[]> next(Duration patience) throws IOException, InterruptedException {
        @Nullable Piece piece = pieces.poll(Math.max(0, patience.toNanos()), TimeUnit.NANOSECONDS);
        return switch (piece) {
            case null -> throw new HttpTimeoutException("silence");
            case Piece.Bytes(var bytes) -> {
                subscription.join().request(1);
                var all = new byte[bytes.remaining()];
                bytes.get(all);
                yield Optional.of(all);
            }
            case Piece.Failure(var cause) -> throw new IOException(cause);
            case Piece.End end -> {
                pieces.add(end);
                yield Optional.empty();
            }
        };
    }

    /**
     * The whole body.
     *
     * @throws HttpTimeoutException if it does not end in time
     * @throws TooLongException if it is longer than {@code limit} bytes
     */
    byte[] readAll(int limit, Deadline deadline) throws IOException, InterruptedException {
        var all = new ByteArrayOutputStream();
        for (var bytes = next(deadline.left()); bytes.isPresent(); bytes = next(deadline.left())) {
            if (all.size() + bytes.get().length > limit) {
                throw new TooLongException();
            }
            all.writeBytes(bytes.get());
        }
        return all.toByteArray();
    }

    /** Hangs up, unless the body has ended. */
    @Override
    public void close() {
        var unused = subscription.thenAccept(Flow.Subscription::cancel);
    }

    @Override
    public CompletionStage<TimedBody> getBody() {
        return CompletableFuture.completedFuture(this);
    }

    @Override
    public void onSubscribe(Flow.Subscription given) {
        subscription.complete(given);
        given.request(1);
    }

    @Override
    public void onNext(List<ByteBuffer> buffers) {
        var size = buffers.stream().mapToInt(ByteBuffer::remaining).sum();
        var bytes = ByteBuffer.allocate(size);
        buffers.forEach(bytes::put);
        pieces.add(new Piece.Bytes(bytes.flip()));
    }

    @Override
    public void onError(Throwable cause) {
        pieces.add(new Piece.Failure(cause));
    }

    @Override
    public void onComplete() {
        pieces.add(new Piece.End());
    }

    /** More came than anybody wants to hold. */
    static final class TooLongException extends IOException {
        private static final long serialVersionUID = 1;
    }
}

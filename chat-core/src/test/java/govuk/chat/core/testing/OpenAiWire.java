package govuk.chat.core.testing;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** The answer's side of one request to a {@link FakeOpenAiAgent}. */
public final class OpenAiWire {
    private final Socket socket;
    private final CountDownLatch hungUp = new CountDownLatch(1);
    private final CountDownLatch closed;

    OpenAiWire(Socket socket, CountDownLatch closed) {
        this.socket = socket;
        this.closed = closed;
    }

    /** The other side has hung up in the middle of an answer. */
    static final class HungUpException extends IOException {}

    void hungUp() {
        hungUp.countDown();
    }

    /** Sends a whole answer. */
    public void whole(int status, String header, String body) throws IOException {
        var bytes = body.getBytes(StandardCharsets.UTF_8);
        bare(("HTTP/1.1 " + status + " Made Up\r\n" + header + "\r\nContent-Length: " + bytes.length + "\r\n\r\n"
                        + body)
                .getBytes(StandardCharsets.UTF_8));
    }

    /** Begins a stream of events. */
    public void startStream() throws IOException {
        bare("HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nTransfer-Encoding: chunked\r\n\r\n"
                .getBytes(StandardCharsets.UTF_8));
    }

    /** Streams a piece of the answer. */
    public void piece(String text) throws IOException {
        var quoted = new String(JsonStringEncoder.getInstance().quoteAsString(text));
        data("{\"choices\":[{\"index\":0,\"delta\":{\"content\":\"" + quoted + "\"},\"finish_reason\":null}]}");
    }

    /** Streams one {@code data:} line. */
    public void data(String data) throws IOException {
        chunk(("data: " + data + "\n\n").getBytes(StandardCharsets.UTF_8));
    }

    /** Streams bytes as they are. */
    public void chunk(byte[] bytes) throws IOException {
        var size = (Integer.toHexString(bytes.length) + "\r\n").getBytes(StandardCharsets.US_ASCII);
        var whole = new byte[size.length + bytes.length + 2];
        System.arraycopy(size, 0, whole, 0, size.length);
        System.arraycopy(bytes, 0, whole, size.length, bytes.length);
        whole[whole.length - 2] = '\r';
        whole[whole.length - 1] = '\n';
        bare(whole);
    }

    /** Ends the answer and the stream. */
    public void done() throws IOException {
        data("[DONE]");
        endStream();
    }

    /** Ends the stream, not the answer. */
    public void endStream() throws IOException {
        bare("0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
    }

    /** Sends bytes without any protocol. */
    public void bare(byte[] bytes) throws IOException {
        try {
            socket.getOutputStream().write(bytes);
        } catch (SocketException gone) {
            throw ended();
        }
    }

    /** Lets some time pass, unless the agent is closed or the other side hangs up meanwhile. */
    public void pause(Duration time) throws IOException, InterruptedException {
        if (time.isPositive() && hungUp.await(time.toNanos(), TimeUnit.NANOSECONDS)) {
            throw ended();
        }
    }

    /** Waits until the other side hangs up, or the agent is closed; never returns otherwise. */
    public void awaitHangUp() throws IOException, InterruptedException {
        hungUp.await();
        throw ended();
    }

    private IOException ended() {
        return closed.getCount() == 0 ? new SocketException("the fake agent was closed") : new HungUpException();
    }

    /** Cuts the connection. */
    public void drop() {
        try {
            socket.close();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}

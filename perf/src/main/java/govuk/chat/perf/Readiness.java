package govuk.chat.perf;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** Asks a starting server whether it serves already; each question takes a twentieth of a second or more. */
final class Readiness {
    private static final int PAUSE_MILLIS = 50;
    private static final int ANSWER_MILLIS = 2_000;

    private final InetSocketAddress address;
    private final String path;

    Readiness(InetSocketAddress address, String path) {
        this.address = address;
        this.path = path;
    }

    boolean isReady() {
        if (answersOk()) {
            return true;
        }
        try {
            Thread.sleep(PAUSE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BenchException("Interrupted while a server was starting", e);
        }
        return false;
    }

    private boolean answersOk() {
        try (var socket = new Socket(address.getAddress(), address.getPort())) {
            socket.setSoTimeout(ANSWER_MILLIS);
            socket.getOutputStream().write(Requests.get(path, "", "*/*"));
            var start = socket.getInputStream().readNBytes("HTTP/1.1 200".length());
            return new String(start, StandardCharsets.US_ASCII).equals("HTTP/1.1 200");
        } catch (IOException e) {
            return false;
        }
    }
}

package govuk.chat.server.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Streams held open on plain sockets, which are read only when a test says so. */
final class OpenStreams implements AutoCloseable {
    private final int port;
    private final String token;
    private final List<Socket> sockets = new ArrayList<>();

    OpenStreams(int port, String token) {
        this.port = port;
        this.token = token;
    }

    /** Opens some more. */
    OpenStreams open(String path, int count) throws Exception {
        for (var i = 0; i < count; i++) {
            ask(path, 0);
        }
        return this;
    }

    /** Opens one whose receiving buffer is as small as the system allows. */
    OpenStreams openNarrow(String path) throws Exception {
        ask(path, 1);
        return this;
    }

    private void ask(String path, int receiveBuffer) throws Exception {
        var socket = new Socket();
        if (receiveBuffer > 0) {
            socket.setReceiveBufferSize(receiveBuffer);
        }
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        socket.setSoTimeout(10_000);
        socket.getOutputStream()
                .write(("GET " + path + " HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer " + token + "\r\n\r\n")
                        .getBytes(StandardCharsets.US_ASCII));
        sockets.add(socket);
    }

    /** The status line of the first. */
    String firstLine() throws Exception {
        var line = new StringBuilder();
        var input = sockets.getFirst().getInputStream();
        for (var next = input.read(); next >= 0 && next != '\n'; next = input.read()) {
            line.append((char) next);
        }
        return line.toString();
    }

    void awaitInEach(String text) throws Exception {
        for (var socket : sockets) {
            readUntil(socket.getInputStream(), text);
        }
    }

    private static void readUntil(InputStream input, String text) throws Exception {
        var read = new StringBuilder();
        while (read.indexOf(text) < 0) {
            var next = input.read();
            assertThat(next).as("the stream ended after: %s", read).isNotNegative();
            read.append((char) next);
        }
    }

    @Override
    public void close() throws Exception {
        for (var socket : sockets) {
            socket.close();
        }
    }
}

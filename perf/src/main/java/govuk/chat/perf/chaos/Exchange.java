package govuk.chat.perf.chaos;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** One request and its answer on a connection of their own, so that each may reach another server. For one thread. */
final class Exchange implements AutoCloseable {
    private static final int CONNECT_MILLIS = 5_000;
    private static final int LARGEST_BODY = 4 * 1024 * 1024;
    private static final int LONGEST_LINE = 1024 * 1024;

    private final Socket socket;
    private final int status;
    private final Map<String, String> headers;
    private final InputStream body;

    private Exchange(Socket socket, int status, Map<String, String> headers, InputStream body) {
        this.socket = socket;
        this.status = status;
        this.headers = headers;
        this.body = body;
    }

    /**
     * Sends the request and reads the head of the answer.
     *
     * @param request head and body
     * @param silence the longest time in which nothing may come, now and later
     */
    static Exchange open(InetSocketAddress server, String request, Duration silence) throws IOException {
        var socket = new Socket();
        try {
            socket.connect(server, CONNECT_MILLIS);
            socket.setSoTimeout((int) silence.toMillis());
            socket.getOutputStream().write(request.getBytes(UTF_8));
            var input = new BufferedInputStream(socket.getInputStream());
            var status = statusOf(line(input));
            var headers = headers(input);
            return new Exchange(socket, status, headers, body(input, headers));
        } catch (IOException e) {
            socket.close();
            throw e;
        }
    }

    int status() {
        return status;
    }

    /** @param name in lower case */
    Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name));
    }

    /** The whole body, four mebibytes at most. */
    String body() throws IOException {
        var bytes = body.readNBytes(LARGEST_BODY);
        var promised = header("content-length").map(Integer::valueOf).orElse(bytes.length);
        if (bytes.length < promised) {
            throw new EOFException("the answer was cut off");
        }
        return new String(bytes, UTF_8);
    }

    /** The next line of the body without its end; nothing once there is no more. */
    Optional<String> nextLine() throws IOException {
        try {
            return Optional.of(line(body));
        } catch (EOFException end) {
            return Optional.empty();
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    private static int statusOf(String line) throws IOException {
        if (!line.matches("HTTP/1\\.1 \\d{3}.*")) {
            throw new IOException("no answer in HTTP: " + line);
        }
        return Integer.parseInt(line.substring(9, 12));
    }

    private static Map<String, String> headers(InputStream input) throws IOException {
        var headers = new HashMap<String, String>();
        for (var line = line(input); !line.isEmpty(); line = line(input)) {
            var colon = Math.max(0, line.indexOf(':'));
            headers.put(
                    line.substring(0, colon).toLowerCase(Locale.ROOT),
                    line.substring(colon + 1).strip());
        }
        return headers;
    }

    private static InputStream body(InputStream input, Map<String, String> headers) {
        return "chunked".equals(headers.get("transfer-encoding")) ? new Chunks(input) : input;
    }

    /** @throws EOFException if the connection ends before the line does */
    static String line(InputStream input) throws IOException {
        var line = new ByteArrayOutputStream();
        for (var next = input.read(); next != '\n'; next = input.read()) {
            if (next < 0 || line.size() > LONGEST_LINE) {
                throw new EOFException("the answer was cut off");
            }
            line.write(next);
        }
        return line.toString(UTF_8).stripTrailing();
    }
}

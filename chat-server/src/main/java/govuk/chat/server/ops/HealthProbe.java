package govuk.chat.server.ops;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.URI;

/**
 * Asks the server on this machine whether it is alive and exits with 0 or 1: the health check of an image that has no shell and no other program. The
 * port is the first argument, or {@code PORT}, or 3000. Nothing but the JDK, so that it starts quickly.
 */
public final class HealthProbe {
    private static final int TIME_LIMIT = 4_000;

    private HealthProbe() {}

    public static void main(String... arguments) {
        var port = arguments.length > 0 ? arguments[0] : System.getenv().getOrDefault("PORT", "3000");
        System.exit(isAlive(port) ? 0 : 1);
    }

    static boolean isAlive(String port) {
        try {
            var address = "http://" + InetAddress.getLoopbackAddress().getHostAddress() + ":" + port + "/live";
            var connection = (HttpURLConnection) URI.create(address).toURL().openConnection();
            connection.setConnectTimeout(TIME_LIMIT);
            connection.setReadTimeout(TIME_LIMIT);
            return connection.getResponseCode() == 200;
        } catch (IOException | IllegalArgumentException e) {
            System.err.println("not alive: " + e.getMessage());
            return false;
        }
    }
}

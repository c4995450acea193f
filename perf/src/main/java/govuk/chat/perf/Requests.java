package govuk.chat.perf;

import java.nio.charset.StandardCharsets;

/** The requests of the chat API, framed by hand. */
final class Requests {
    static final String API = "/api/v1";

    private Requests() {}

    /** An empty token makes the caller a new visitor. */
    static byte[] createSession(String token) {
        return post(API + "/sessions", token, "application/json", "{}");
    }

    static byte[] send(String session, String token, String accept, String text) {
        return post(API + "/sessions/" + session + "/messages", token, accept, "{\"content\":\"" + text + "\"}");
    }

    static byte[] readMessages(String session, String token) {
        return get(API + "/sessions/" + session + "/messages?limit=20", token, "application/json");
    }

    static byte[] login(String email, String password) {
        var json = "{\"email\":\"" + email + "\",\"password\":\"" + password + "\"}";
        return post(API + "/auth/login", "", "application/json", json);
    }

    static byte[] get(String path, String token, String accept) {
        return bytes("GET " + path + " HTTP/1.1\r\n" + headers(token, accept) + "\r\n");
    }

    static byte[] post(String path, String token, String accept, String json) {
        return bytes("POST " + path + " HTTP/1.1\r\n" + headers(token, accept)
                + "Content-Type: application/json\r\nContent-Length: " + json.length() + "\r\n\r\n" + json);
    }

    private static String headers(String token, String accept) {
        var common = "Host: localhost\r\nUser-Agent: chat-bench\r\nAccept: " + accept + "\r\n";
        return token.isEmpty() ? common : common + "Authorization: Bearer " + token + "\r\n";
    }

    private static byte[] bytes(String ascii) {
        return ascii.getBytes(StandardCharsets.US_ASCII);
    }
}

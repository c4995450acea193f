package govuk.chat.core.client;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One call of the API.
 *
 * @param body JSON; empty for none
 * @param repeat when it may be made again
 */
record Call(String method, String path, Map<String, String> headers, String body, Repeat repeat) {
    /** When a call that failed may be made again. */
    enum Repeat {
        /** Twice does the same as once. */
        ALWAYS,
        /** Twice might do it twice, so only if the server did nothing: it was not there, or refused it for now. */
        UNLESS_DONE,
        NEVER
    }

    static Call get(String path) {
        return new Call("GET", path, Map.of("Accept", "application/json"), "", Repeat.ALWAYS);
    }

    static Call delete(String path) {
        return new Call("DELETE", path, Map.of("Accept", "application/json"), "", Repeat.ALWAYS);
    }

    static Call post(String path, String body) {
        return withJson("POST", path, body, Repeat.UNLESS_DONE);
    }

    static Call patch(String path, String body) {
        return withJson("PATCH", path, body, Repeat.ALWAYS);
    }

    static Call put(String path, String body) {
        return withJson("PUT", path, body, Repeat.ALWAYS);
    }

    Call with(String header, String value) {
        var more = new LinkedHashMap<>(headers);
        more.put(header, value);
        return new Call(method, path, more, body, repeat);
    }

    Call repeated(Repeat newRepeat) {
        return new Call(method, path, headers, body, newRepeat);
    }

    private static Call withJson(String method, String path, String body, Repeat repeat) {
        return new Call(
                method, path, Map.of("Accept", "application/json", "Content-Type", "application/json"), body, repeat);
    }
}

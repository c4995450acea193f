package govuk.chat.admin.signin;

import jakarta.ws.rs.core.MultivaluedMap;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A form that could not be taken because its sender was no longer signed in. It is carried through the sign-in page, and done only after its sender has signed
 * in and said so again.
 *
 * @param path where the form goes
 * @param fields as a form's body ({@code a=b&c=d}), without the token
 * @param token of the page that it was typed in: it tells whose it is
 */
public record KeptForm(String path, String fields, String token) {
    static final String TOKEN = "csrf";

    public static final KeptForm NONE = new KeptForm("", "", "");

    public static KeptForm of(String path, MultivaluedMap<String, String> form) {
        var fields = form.entrySet().stream()
                .filter(field -> !field.getKey().equals(TOKEN))
                .flatMap(field -> field.getValue().stream().map(value -> encode(field.getKey()) + "=" + encode(value)))
                .collect(Collectors.joining("&"));
        var token = form.getFirst(TOKEN);
        return new KeptForm(path, fields, token == null ? "" : token);
    }

    public boolean isThere() {
        return !path.isEmpty();
    }

    /** In the order of the form. */
    public List<Field> values() {
        return Stream.of(fields.split("&"))
                .filter(pair -> !pair.isEmpty())
                .map(pair -> pair.split("=", 2))
                .map(pair -> new Field(decode(pair[0]), pair.length == 2 ? decode(pair[1]) : ""))
                .toList();
    }

    /** Without what was typed. */
    @Override
    public String toString() {
        return "KeptForm[" + path + "]";
    }

    public record Field(String name, String value) {}

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static String decode(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}

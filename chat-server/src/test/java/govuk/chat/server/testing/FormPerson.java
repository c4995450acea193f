package govuk.chat.server.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Somebody with a browser that knows forms, links and cookies, and nothing else. */
public final class FormPerson {
    private static final Pattern TOKEN = Pattern.compile("name=\"csrf\" value=\"([^\"]+)\"");

    private final Function<String, URI> server;
    private final CookieManager cookies = new CookieManager();
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .cookieHandler(cookies)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();

    public FormPerson(Function<String, URI> server) {
        this.server = server;
    }

    /** Signs in by the page and is led on to where the chat begins. */
    public FormPerson signIn(String email, String password) throws Exception {
        var answer = submit("/sign-in", "/sign-in", Map.of("email", email, "password", password));
        if (answer.statusCode() != 303) {
            throw new AssertionError("not signed in: " + answer.statusCode());
        }
        return this;
    }

    public HttpResponse<String> get(String path) throws Exception {
        return send(HttpRequest.newBuilder(server.apply(path)).GET());
    }

    /** Opens a page, fills in fields and sends them to {@code action} with the page's own token. */
    public HttpResponse<String> submit(String page, String action, Map<String, String> fields) throws Exception {
        return post(action, tokenOn(get(page).body()), fields);
    }

    public HttpResponse<String> post(String action, String csrf, Map<String, String> fields) throws Exception {
        var all = new HashMap<>(fields);
        all.put("csrf", csrf);
        var body = all.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), UTF_8))
                .collect(Collectors.joining("&"));
        return send(HttpRequest.newBuilder(server.apply(action))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(body)));
    }

    /** The last token on a page: that of its main form. */
    public static String tokenOn(String html) {
        return TOKEN.matcher(html)
                .results()
                .map(match -> match.group(1))
                .reduce((first, second) -> second)
                .orElse("none");
    }

    public Optional<String> cookie(String name) {
        return cookies().stream()
                .filter(cookie -> cookie.getName().equals(name))
                .map(HttpCookie::getValue)
                .findFirst();
    }

    public void setCookie(String name, String value) {
        var cookie = new HttpCookie(name, value);
        cookie.setPath("/");
        cookie.setDomain(server.apply("/").getHost());
        cookie.setVersion(0);
        cookies.getCookieStore().add(server.apply("/"), cookie);
    }

    private List<HttpCookie> cookies() {
        return cookies.getCookieStore().get(server.apply("/"));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return http.send(
                request.header("Accept", "text/html")
                        .timeout(Duration.ofSeconds(40))
                        .build(),
                BodyHandlers.ofString(UTF_8));
    }
}

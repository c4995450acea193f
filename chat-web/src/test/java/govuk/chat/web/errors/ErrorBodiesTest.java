package govuk.chat.web.errors;

import static org.assertj.core.api.Assertions.assertThat;

import govuk.chat.core.model.ErrorCode;
import govuk.chat.web.small.SmallServer;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@SuppressWarnings("NullAway.Init")
class ErrorBodiesTest {
    private static SmallServer server;

    @BeforeAll
    static void start() throws Exception {
        server = new SmallServer();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @ParameterizedTest
    @EnumSource(ErrorCode.class)
    void chatException_isToldAsItsCode(ErrorCode code) throws Exception {
        var answer = server.get("/small/" + code, Map.of());

        assertThat(answer.statusCode()).isBetween(400, 599);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue(Problem.MEDIA_TYPE);
        assertThat(answer.body())
                .contains("\"code\":\"" + code + "\"", "\"detail\":\"It is so.\"", "\"status\":" + answer.statusCode())
                .contains("\"isRetryable\":" + code.isRetryable());
        assertThat(answer.headers().firstValue("Retry-After").isPresent()).isEqualTo(answer.statusCode() == 503);
    }

    @ParameterizedTest
    @CsvSource({
        "400, VALIDATION_ERROR, 400",
        "401, UNAUTHENTICATED, 401",
        "403, FORBIDDEN, 403",
        "404, NOT_FOUND, 404",
        "405, METHOD_NOT_ALLOWED, 405",
        "406, NOT_ACCEPTABLE, 406",
        "413, CONTENT_TOO_LONG, 413",
        "415, UNSUPPORTED_MEDIA_TYPE, 415",
        "418, VALIDATION_ERROR, 418",
        "429, RATE_LIMITED, 429",
        "500, INTERNAL_ERROR, 500",
        "501, METHOD_NOT_ALLOWED, 405",
        "503, SERVICE_OFFLINE, 503",
        "599, INTERNAL_ERROR, 500",
    })
    void status_thatSomebodyElseChose_hasACodeAndASentence(int status, ErrorCode code, int told) {
        var failure = Failure.ofStatus(status);

        assertThat(failure.status()).isEqualTo(told);
        assertThat(failure.code()).isEqualTo(code);
        assertThat(failure.sentence()).endsWith(".");
    }

    @Test
    void mistake_tellsNothingOfTheInside() throws Exception {
        var answer = server.get("/small/mistake", Map.of());

        assertThat(answer.statusCode()).isEqualTo(500);
        assertThat(answer.body()).contains("INTERNAL_ERROR").doesNotContain("nobody", "Exception", "govuk");
    }

    @Test
    void browser_getsThePage() throws Exception {
        var accept = Map.of("Accept", "text/html,*/*;q=0.8", "X-Request-ID", "r-7");

        for (var path : new String[] {"/nowhere", "/small/NOT_FOUND", "/assets/nothing.css"}) {
            var answer = server.get(path, accept);
            assertThat(answer.statusCode()).as(path).isEqualTo(404);
            assertThat(answer.body()).as(path).isEqualTo("<h1>404</h1>r-7");
        }
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '\'', textBlock = """
        '{"parts":["x"]}', 'parts.[0]: this is not the kind of value that belongs here.'
        '{"parts":',       'this is not the kind of value that belongs here.'
        '[',               'The body is not the JSON that belongs here.'
        """)
    void json_thatDoesNotBelong_namesTheField(String body, String sentence) throws Exception {
        var answer = server.call("POST", "/small", body, Map.of("Content-Type", "application/json"));

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("VALIDATION_ERROR").doesNotContain("Sum", "govuk");
        assertThat(answer.body()).containsAnyOf(sentence, "The body is not the JSON that belongs here.");
    }

    @Test
    void body_thatIsTooLarge_isRefused() throws Exception {
        var body = "{\"parts\":[1" + ",1".repeat(40_000) + "]}";

        assertThat(server.call("POST", "/small", body, Map.of("Content-Type", "application/json"))
                        .statusCode())
                .isEqualTo(413);
    }

    @ParameterizedTest
    @ValueSource(strings = {"PUT", "DELETE"})
    void method_thatIsNotTaken_saysWhichAre(String method) throws Exception {
        var answer = server.call(method, "/small", "", Map.of());

        assertThat(answer.statusCode()).isEqualTo(405);
        assertThat(answer.headers().firstValue("Allow").orElse("")).contains("GET", "POST");
    }

    @Test
    void form_withoutAType_isRefused() throws Exception {
        assertThat(server.call("POST", "/form", "next=/small", Map.of()).statusCode())
                .isEqualTo(415);
    }

    @Test
    void refusal_asAPage_saysWhenToComeBack() throws Exception {
        var answer = server.get("/small/refused", Map.of());

        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.headers().firstValue("Retry-After")).hasValue("5");
        assertThat(answer.body()).isEqualTo("<h1>Not now</h1>");
    }

    @Test
    void title_isTheStandards() {
        assertThat(StatusTitles.of(422)).isEqualTo("Unprocessable Content");
        assertThat(StatusTitles.of(404)).isEqualTo("Not Found");
        assertThat(StatusTitles.of(499)).isEqualTo("Error");
    }
}

package govuk.chat.server.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import govuk.chat.core.model.ChatException;
import govuk.chat.core.model.ErrorCode;
import govuk.chat.server.testing.ApiCheck;
import govuk.chat.server.testing.ApiDescription;
import govuk.chat.server.testing.ApiRoutes;
import govuk.chat.server.testing.RunningServer;
import govuk.chat.server.testing.WrittenResponse;
import govuk.chat.web.errors.Failure;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** docs/api/openapi.yml is a sound document, and says what the server is. That each response is as it says, {@code Caller} looks after. */
@SuppressWarnings("NullAway.Init")
class OpenApiTest {
    private static final ApiDescription API = ApiDescription.read();

    @TempDir
    static Path data;

    private static RunningServer server;

    @BeforeAll
    static void start() throws Exception {
        server = RunningServer.start(data, Map.of("SERVICE_CONTACT", "help@example.org"));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void document_isOpenApi31() {
        assertThat(API.check()).isEmpty();
        assertThat(API.document().at("/openapi").asText()).startsWith("3.1.");
    }

    @Test
    void document_isServed() throws Exception {
        var answer = server.stranger().get("/openapi.yml");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Content-Type")).isEqualTo("application/yaml");
        assertThat(answer.text()).isEqualTo(Files.readString(Path.of("../docs/api/openapi.yml")));
    }

    @Test
    void routes_areThoseOfTheServer() {
        assertThat(API.routes()).isEqualTo(ApiRoutes.of(server.resources()));
    }

    @Test
    void examples_areAsTheirSchemasSay() {
        var wrong = new ArrayList<String>();
        var contents = API.document().findValues("content");
        for (var content : contents) {
            content.properties()
                    .forEach(media -> media.getValue().path("examples").forEach(example -> {
                        var value = API.resolve(example).path("value");
                        API.check(media.getValue().path("schema"), value.toString())
                                .forEach(problem -> wrong.add(value + ": " + problem));
                    }));
        }

        assertThat(contents).hasSizeGreaterThan(30);
        assertThat(wrong).isEmpty();
    }

    @Test
    void everyJsonBody_hasAnExampleAndASchemaOfItsOwn() {
        var without = new ArrayList<JsonNode>();
        API.document()
                .findValues("content")
                .forEach(content -> content.properties().forEach(media -> {
                    var isJson = media.getKey().endsWith("json");
                    if (isJson
                            && !(media.getValue().has("examples")
                                    && media.getValue().at("/schema/$ref").isTextual())) {
                        without.add(media.getValue());
                    }
                }));

        assertThat(without).isEmpty();
    }

    @Test
    void operations_haveNamesOfTheirOwn() {
        assertThat(API.document().findValuesAsText("operationId"))
                .hasSameSizeAs(API.routes())
                .doesNotHaveDuplicates();
    }

    @Test
    void errorCodes_areAllThere() {
        var described = new ArrayList<String>();
        API.document().at("/components/schemas/ErrorCode/enum").forEach(code -> described.add(code.asText()));

        assertThat(described).containsExactly(names());
    }

    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.EXCLUDE,
            // Never the status of a response: they stand in a reply that failed.
            names = {
                "AGENT_UNAVAILABLE",
                "AGENT_TIMEOUT",
                "AGENT_ERROR",
                "AGENT_REFUSED",
                "AGENT_BUSY",
                "ANSWER_TOO_LONG",
                "CIRCUIT_BREAKER_OPEN"
            })
    void errorCode_hasAnExampleWithItsStatus(ErrorCode code) {
        var example = API.document().at("/components/examples/" + code.name() + "/value");

        assertThat(example.at("/error/code").asText()).isEqualTo(code.name());
        assertThat(example.at("/error/isRetryable").asBoolean()).isEqualTo(code.isRetryable());
        assertThat(example.at("/status").asInt())
                .isEqualTo(Failure.of(new ChatException(code, "No.")).status());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        GET  | /live                    | 200 | application/json | {"status":"live"}
        GET  | /live/                   | 200 | application/json | {"status":"live"}
        GET  | /chat                    | 200 | text/html        | a page
        HEAD | /live                    | 200 | application/json | ''
        """)
    void answerAsDescribed_passes(String method, String path, int status, String type, String body) {
        new ApiCheck(API).response(new WrittenResponse(method, path, status, type, body));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        GET    | /live                  | 200 | application/json | {"status":"live","more":1}    | more
        GET    | /live                  | 200 | application/json | {"status":"dead"}             | status
        GET    | /live                  | 200 | application/json | {}                            | status
        GET    | /live                  | 201 | application/json | {"status":"live"}             | the status is not described
        GET    | /live                  | 200 | text/html        | hello                         | text/html
        POST   | /live                  | 200 | application/json | {"status":"live"}             | the status is not described
        GET    | /api/v1/secret         | 200 | application/json | {}                            | the status is not described
        DELETE | /api/v1/sessions/1     | 204 | none             | gone                          | a body
        POST   | /api/v1/sessions/1/messages | 303 | none        | ''                            | Location
        """)
    void answerThatIsNotDescribed_isAnError(
            String method, String path, int status, String type, String body, String problem) {
        var response = new WrittenResponse(method, path, status, type, body);

        assertThatThrownBy(() -> new ApiCheck(API).response(response))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining(method + " " + path)
                .hasMessageContaining(problem);
    }

    @Test
    void eventThatIsNotDescribed_isAnError() throws Exception {
        var data = new ObjectMapper().readTree("{\"type\": \"reply.exploded\", \"replyId\": \"r\"}");

        assertThatThrownBy(() -> new ApiCheck(API).event(data)).hasMessageContaining("reply.exploded");
    }

    private static String[] names() {
        return List.of(ErrorCode.values()).stream().map(Enum::name).toArray(String[]::new);
    }
}

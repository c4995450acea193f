package govuk.chat.core.agent.websocket;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AnswerMetadataTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "null",
                "{}",
                "[]",
                "7",
                "{\"agentType\":7,\"confidence\":\"high\",\"sources\":\"many\"}",
                "{\"sources\":[null,7,{}]}"
            })
    void of_nothingUsable_isEmpty(String json) throws JsonProcessingException {
        assertThat(of(json)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "javascript:alert(1)",
                "ftp://files.example/",
                "//agent.example",
                "https:",
                "not an address",
                "https://x.example/ "
            })
    void of_sourceThatIsNoWebAddress_isLeftOut(String url) throws JsonProcessingException {
        var json = "{\"sources\":[{\"title\":\"bad\",\"url\":\"" + url + "\"},{\"url\":\"http://good.example/\"}]}";

        assertThat(of(json).get("sources"))
                .isEqualTo(List.of(Map.of("title", "http://good.example/", "url", "http://good.example/")));
    }

    @Test
    void of_tooMuch_isCut() throws JsonProcessingException {
        var source = "{\"title\":\"" + "😀".repeat(200) + "\",\"url\":\"https://a.example/\"},";
        var longUrl = "{\"url\":\"https://a.example/" + "x".repeat(2000) + "\"},";
        var json = "{\"agentType\":\"" + "x" + "😀".repeat(200) + "\",\"sources\":[" + longUrl + source.repeat(50)
                + "null]}";

        assertThat(of(json).get("agentType")).isEqualTo("x" + "😀".repeat(49));
        assertThat((List<?>) of(json).get("sources"))
                .hasSize(20)
                .allSatisfy(each -> assertThat(((Map<?, ?>) each).get("title")).isEqualTo("😀".repeat(150)));
    }

    private static Map<String, Object> of(String json) throws JsonProcessingException {
        return AnswerMetadata.of(new ObjectMapper().readTree(json)).values();
    }
}

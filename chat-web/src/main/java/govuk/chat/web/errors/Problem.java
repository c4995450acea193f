package govuk.chat.web.errors;

import com.fasterxml.jackson.annotation.JsonInclude;
import govuk.chat.core.model.ErrorCode;
import java.util.Map;

/** The one error body (RFC 9457, with our code in {@code error}). */
public record Problem(String type, String title, int status, String detail, String requestId, Detail error) {
    public static final String MEDIA_TYPE = "application/problem+json";

    /** @param details what a program may need to go on, by name; left out if there is nothing */
    public record Detail(
            String code,
            String message,
            boolean isRetryable,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) Map<String, Object> details) {
        public static Detail of(ErrorCode code, String sentence) {
            return new Detail(code.name(), sentence, code.isRetryable(), Map.of());
        }
    }

    static Problem of(Failure failure, String requestId) {
        var code = failure.code();
        return new Problem(
                "about:blank",
                StatusTitles.of(failure.status()),
                failure.status(),
                failure.sentence(),
                requestId,
                new Detail(code.name(), failure.sentence(), code.isRetryable(), failure.details()));
    }
}

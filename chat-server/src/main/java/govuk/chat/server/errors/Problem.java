package govuk.chat.server.errors;

import govuk.chat.core.model.ErrorCode;

/** The one error body (RFC 9457, with our code in {@code error}). */
public record Problem(String type, String title, int status, String detail, String requestId, Detail error) {
    public static final String MEDIA_TYPE = "application/problem+json";

    public record Detail(String code, String message, boolean isRetryable) {
        public static Detail of(ErrorCode code, String sentence) {
            return new Detail(code.name(), sentence, code.isRetryable());
        }
    }

    static Problem of(int status, ErrorCode code, String sentence, String requestId) {
        return new Problem(
                "about:blank", StatusTitles.of(status), status, sentence, requestId, Detail.of(code, sentence));
    }
}

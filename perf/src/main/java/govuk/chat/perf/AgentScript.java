package govuk.chat.perf;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.time.Duration;

/**
 * What the fake agent says to every question.
 *
 * @param gap time between two tokens; the first is said at once
 * @param isHeld whether even the first token waits until the agent is released
 */
record AgentScript(int tokens, Duration gap, boolean isHeld) {
    private static final String HEAD = String.join(
            "\r\n",
            "HTTP/1.1 200 OK",
            "Content-Type: text/event-stream",
            "Cache-Control: no-cache",
            "Transfer-Encoding: chunked",
            "",
            "");

    AgentScript {
        if (tokens < 1 || gap.isNegative()) {
            throw new IllegalArgumentException("An answer has at least one token, and time does not run backwards");
        }
    }

    /** How long one answer takes. */
    Duration length() {
        return gap.multipliedBy(tokens);
    }

    byte[] head() {
        return HEAD.getBytes(US_ASCII);
    }

    /** The token with the given number, counted from 0; the last one carries the end of the response. */
    byte[] token(int number) {
        var token = chunk("data: {\"id\":\"fake\",\"object\":\"chat.completion.chunk\",\"model\":\"fake\",\"choices\":"
                + "[{\"index\":0,\"delta\":{\"content\":\"word" + number + " \"},\"finish_reason\":null}]}\n\n");
        return (isLast(number) ? token + end() : token).getBytes(US_ASCII);
    }

    boolean isLast(int number) {
        return number == tokens - 1;
    }

    private static String end() {
        return chunk("data: {\"id\":\"fake\",\"object\":\"chat.completion.chunk\",\"model\":\"fake\",\"choices\":"
                        + "[{\"index\":0,\"delta\":{},\"finish_reason\":\"stop\"}]}\n\ndata: [DONE]\n\n")
                + "0\r\n\r\n";
    }

    private static String chunk(String text) {
        return Integer.toHexString(text.length()) + "\r\n" + text + "\r\n";
    }
}

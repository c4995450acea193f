package govuk.chat.perf;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** Collects a response of at most one megabyte and hands it on as a whole. */
final class WholeResponse implements ResponseListener {
    private static final int LARGEST_BODY = 1024 * 1024;

    private final Answer answer;
    private final ByteArrayOutputStream body = new ByteArrayOutputStream(512);
    private ResponseHead head = new ResponseHead(0, "", 0, false);

    /** Takes the response, or why there is none. */
    interface Answer {
        void answered(Response response);

        void failed(IOException cause);
    }

    WholeResponse(Answer answer) {
        this.answer = answer;
    }

    @Override
    public void head(ResponseHead received) {
        this.head = received;
    }

    @Override
    public void body(byte[] bytes, int offset, int length) throws IOException {
        if (body.size() + length > LARGEST_BODY) {
            throw new IOException("The response is larger than " + LARGEST_BODY + " bytes");
        }
        body.write(bytes, offset, length);
    }

    @Override
    public void end() {
        answer.answered(new Response(head.status(), head.location(), body.toString(StandardCharsets.UTF_8)));
    }

    @Override
    public void failed(IOException cause) {
        answer.failed(cause);
    }
}

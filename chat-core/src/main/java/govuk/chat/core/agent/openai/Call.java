package govuk.chat.core.agent.openai;

import java.io.IOException;
import java.io.InputStream;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.core5.http.ClassicHttpResponse;

/** A question that the agent has begun to answer. */
record Call(HttpPost request, ClassicHttpResponse response) {
    /** Once it is read to its end, the connection can serve another call. Empty if there is none. */
    InputStream body() throws IOException {
        var entity = response.getEntity();
        return entity == null ? InputStream.nullInputStream() : entity.getContent();
    }

    /** Closes the connection at once; closing the body would wait for the rest of it first. Does nothing after the end of the body. */
    void hangUp() {
        request.cancel();
    }
}

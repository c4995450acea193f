package govuk.chat.perf;

import java.io.IOException;

/** Told of one response as it comes: the head, any number of pieces, then the end or the failure. Loop thread only. */
interface ResponseListener {
    void head(ResponseHead head) throws IOException;

    /** The bytes are valid during the call only. */
    void body(byte[] bytes, int offset, int length) throws IOException;

    void end();

    /** The connection is gone; nothing follows. */
    void failed(IOException cause);
}

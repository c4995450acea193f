package govuk.chat.perf;

import java.io.IOException;

/** Watches an event stream for the line that carries the first token and the line that ends the answer. */
final class EventStream implements ResponseListener {
    private final String tokenLine;
    private final String endLine;
    private final TokenPath.Listener listener;
    private final LineScanner scanner = new LineScanner(this::line);
    private boolean started;
    private boolean complete;
    private String fault = "";

    EventStream(String tokenLine, String endLine, TokenPath.Listener listener) {
        this.tokenLine = tokenLine;
        this.endLine = endLine;
        this.listener = listener;
    }

    @Override
    public void head(ResponseHead head) {
        if (head.status() != 200) {
            fault = "expected an event stream but got status " + head.status();
        }
    }

    @Override
    public void body(byte[] bytes, int offset, int length) {
        scanner.read(bytes, offset, length);
    }

    @Override
    public void end() {
        listener.ended(fault.isEmpty() && !complete ? "the stream ended before the answer" : fault);
    }

    @Override
    public void failed(IOException cause) {
        listener.ended("the stream broke: " + cause.getMessage());
    }

    private void line(String line) {
        if (!started && line.startsWith(tokenLine)) {
            started = true;
            listener.firstToken();
        }
        complete = complete || line.startsWith(endLine);
    }
}

package govuk.chat.cli;

import govuk.chat.cli.terminal.Output;
import java.io.Writer;

/** Lets the parser write its help and versions to our output. */
final class OutputWriter extends Writer {
    private final Output out;

    OutputWriter(Output out) {
        this.out = out;
    }

    @Override
    public void write(char[] characters, int offset, int length) {
        out.write(new String(characters, offset, length));
    }

    @Override
    public void flush() {
        // The output holds nothing back.
    }

    @Override
    public void close() {
        // Others still write to it.
    }
}

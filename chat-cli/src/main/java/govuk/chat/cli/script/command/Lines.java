package govuk.chat.cli.script.command;

import govuk.chat.cli.terminal.Output;
import java.util.function.Consumer;

/** Prints lines for as long as somebody reads them. The run goes on without readers: its reports and its exit code still count. */
final class Lines implements Consumer<String> {
    private final Output out;
    private boolean hasReader = true;

    Lines(Output out) {
        this.out = out;
    }

    @Override
    public void accept(String line) {
        if (hasReader) {
            try {
                out.write(line + "\n");
            } catch (Output.ReaderGoneException e) {
                hasReader = false;
            }
        }
    }
}

package govuk.chat.cli.script;

/** A place in a script, as editors and build servers understand it: {@code file:line:column}, counted from 1. */
public record Position(String file, int line, int column) {
    @Override
    public String toString() {
        return file + ":" + line + ":" + column;
    }
}

package govuk.chat.perf;

import java.util.List;

/** What one scenario measured. Notes are whole sentences about how to read the figures. */
record Result(String scenario, List<Figure> figures, List<Target> targets, List<String> notes) {

    Result {
        figures = List.copyOf(figures);
        targets = List.copyOf(targets);
        notes = List.copyOf(notes);
    }
}

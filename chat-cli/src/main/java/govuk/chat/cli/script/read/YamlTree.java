package govuk.chat.cli.script.read;

import govuk.chat.cli.script.Position;
import govuk.chat.cli.script.ScriptProblem;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.events.SequenceStartEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * Builds a tree from the events of a YAML 1.2 parser, within bounds: depth, and size with the aliases written out. The tree is built here and
 * not by the parser's composer, which descends without a bound and drops the places of keys.
 */
final class YamlTree {
    static final int DEEPEST = 40;
    static final long LARGEST = 100_000;

    private final String file;
    private final Iterator<Event> events;
    private final Map<String, Value> anchors = new HashMap<>();

    private YamlTree(String file, Iterator<Event> events) {
        this.file = file;
        this.events = events;
    }

    /** The only document of a text; empty if there is nothing in it. */
    static Optional<Value> read(String file, String text) throws BadYaml {
        var settings = LoadSettings.builder()
                .setLabel(file)
                .setCodePointLimit(ScriptFiles.LARGEST)
                .build();
        try {
            var events = new Parse(settings).parseString(text).iterator();
            return new YamlTree(file, events).document();
        } catch (MarkedYamlEngineException e) {
            var mark = e.getProblemMark().or(e::getContextMark);
            throw new BadYaml(new ScriptProblem(place(file, mark), "this is not YAML: " + e.getProblem() + "."));
        } catch (YamlEngineException e) {
            var sentence = "this is not YAML: "
                    + String.valueOf(e.getMessage()).lines().findFirst().orElse("") + ".";
            throw new BadYaml(new ScriptProblem(new Position(file, 1, 1), sentence));
        }
    }

    private Optional<Value> document() throws BadYaml {
        Optional<Value> tree = Optional.empty();
        while (events.hasNext()) {
            var event = events.next();
            if (event instanceof NodeEvent) {
                if (tree.isPresent()) {
                    throw problem(event, "a script is one document: take out what begins after \"---\".");
                }
                tree = Optional.of(value(event, 0));
            }
        }
        return tree;
    }

    private Value value(Event event, int depth) throws BadYaml {
        if (depth > DEEPEST) {
            throw problem(event, "this is nested more than " + DEEPEST + " deep.");
        }
        var value = switch (event) {
            case ScalarEvent scalar -> new Value.Scalar(place(event), scalar.getValue(), scalar.isPlain());
            case SequenceStartEvent start -> items(start, depth);
            case MappingStartEvent start -> fields(start, depth);
            case AliasEvent alias -> aliased(alias);
            default -> throw problem(event, "a value is expected here.");
        };
        // Kept after it is complete: an alias inside its own value finds nothing and is refused.
        if (event instanceof NodeEvent node && !(event instanceof AliasEvent)) {
            node.getAnchor().ifPresent(anchor -> anchors.put(anchor.getValue(), value));
        }
        return value;
    }

    private Value aliased(AliasEvent alias) throws BadYaml {
        var name = alias.getAlias().getValue();
        var value = anchors.get(name);
        if (value == null) {
            throw problem(alias, "there is no \"&" + name + "\" before this.");
        }
        return value;
    }

    private Value items(SequenceStartEvent start, int depth) throws BadYaml {
        var values = new ArrayList<Value>();
        var size = 1L;
        for (var event = events.next(); event.getEventId() != Event.ID.SequenceEnd; event = events.next()) {
            var value = value(event, depth + 1);
            values.add(value);
            size = bounded(event, size + value.size());
        }
        return new Value.Items(place(start), List.copyOf(values), size);
    }

    private Value fields(MappingStartEvent start, int depth) throws BadYaml {
        var fields = new ArrayList<Value.Field>();
        var known = new HashSet<String>();
        var size = 1L;
        for (var event = events.next(); event.getEventId() != Event.ID.MappingEnd; event = events.next()) {
            var key = key(event, known);
            var value = value(events.next(), depth + 1);
            fields.add(new Value.Field(key, value));
            size = bounded(event, size + 1 + value.size());
        }
        return new Value.Fields(place(start), List.copyOf(fields), size);
    }

    private Value.Scalar key(Event event, Set<String> known) throws BadYaml {
        if (!(event instanceof ScalarEvent scalar)) {
            throw problem(event, "a key has to be a word.");
        }
        if (!known.add(scalar.getValue())) {
            throw problem(event, "\"" + scalar.getValue() + "\" is here twice.");
        }
        return new Value.Scalar(place(event), scalar.getValue(), scalar.isPlain());
    }

    private long bounded(Event event, long size) throws BadYaml {
        if (size > LARGEST) {
            throw problem(event, "this is more than " + LARGEST + " values, aliases written out.");
        }
        return size;
    }

    private BadYaml problem(Event event, String sentence) {
        return new BadYaml(new ScriptProblem(place(event), sentence));
    }

    private Position place(Event event) {
        return place(file, event.getStartMark());
    }

    private static Position place(String file, Optional<Mark> mark) {
        return mark.map(found -> new Position(file, found.getLine() + 1, found.getColumn() + 1))
                .orElse(new Position(file, 1, 1));
    }

    /** Ends the reading of a file: what follows cannot be understood. */
    static final class BadYaml extends Exception {
        private static final long serialVersionUID = 1;

        private final transient ScriptProblem problem;

        BadYaml(ScriptProblem problem) {
            super(problem.toString());
            this.problem = problem;
        }

        ScriptProblem problem() {
            return problem;
        }
    }
}

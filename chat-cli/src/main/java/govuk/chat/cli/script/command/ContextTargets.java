package govuk.chat.cli.script.command;

import govuk.chat.cli.context.Chosen;
import govuk.chat.cli.context.Key;
import govuk.chat.cli.context.Settings;
import govuk.chat.cli.context.Surroundings;
import govuk.chat.cli.script.Action;
import govuk.chat.cli.script.client.ClientTarget;
import govuk.chat.cli.script.server.ScriptTarget;
import govuk.chat.cli.script.server.ScriptTargets;
import java.util.Map;

/** Callers by the contexts of the settings: each context has a server and a sign-in. */
final class ContextTargets implements ScriptTargets {
    private final Surroundings here;
    private final Chosen usual;

    /** @param usual what the command itself was given */
    ContextTargets(Surroundings here, Chosen usual) {
        this.here = here;
        this.usual = usual;
    }

    @Override
    public boolean knows(String context) {
        return isUsual(context) || usual.settings().contexts().contains(context);
    }

    @Override
    public ScriptTarget open(String context) {
        var chosen = isUsual(context) ? usual : new Chosen(here, Settings.load(here, Map.of(Key.CONTEXT, context)));
        return new ClientTarget(chosen::open, chosen.tokens().token());
    }

    private static boolean isUsual(String context) {
        return context.equals(Action.USUAL_CONTEXT);
    }
}

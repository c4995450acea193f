package govuk.chat.cli.script.run;

import govuk.chat.cli.script.BuiltIn;
import govuk.chat.cli.script.Script;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The variables of one script while it runs: what was captured, what is secret, what was given, what the script says, what is built in. */
final class Variables {
    private final Given given;
    private final Script script;
    private final Map<String, String> secrets;
    private final World world;
    private final Map<String, String> captured = new HashMap<>();
    private final List<String> hidden = new ArrayList<>();

    Variables(Given given, Script script, Map<String, String> secrets, World world) {
        this.given = given;
        this.script = script;
        this.secrets = secrets;
        this.world = world;
        hidden.addAll(secrets.values());
    }

    /** @param sessionId that of the session of the step's context, if there is one */
    Optional<String> find(String name, Optional<String> sessionId) {
        return switch (name) {
            case BuiltIn.SESSION_ID -> sessionId;
            case BuiltIn.UUID -> Optional.of(world.ids().get());
            case BuiltIn.NOW -> Optional.of(world.clock().instant().toString());
            default ->
                Optional.ofNullable(captured.get(name))
                        .or(() -> Optional.ofNullable(secrets.get(name)))
                        .or(() -> given.find(name))
                        .or(() -> Optional.ofNullable(
                                script.definitions().variables().get(name)));
        };
    }

    void capture(String name, String value) {
        captured.put(name, value);
        hidden.add(value);
    }

    /** Hides the secrets, and everything that has been captured so far. */
    Masker masker() {
        return new Masker(hidden);
    }
}

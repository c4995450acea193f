package govuk.chat.cli.script;

import java.util.Set;

/** The variables that every script has. */
public final class BuiltIn {
    /** The id of the session of the step's context; one is begun if there is none. */
    public static final String SESSION_ID = "session.id";

    /** A new one each time it is named. */
    public static final String UUID = "uuid";

    /** The time in UTC, as in RFC 3339. */
    public static final String NOW = "now";

    public static final Set<String> NAMES = Set.of(SESSION_ID, UUID, NOW);

    private BuiltIn() {}
}

package govuk.chat.admin.servers;

import java.net.URI;
import java.util.Optional;

/**
 * What one of the servers said.
 *
 * @param value empty if it did not answer, or refused
 * @param problem in a plain sentence, why there is no value; empty if there is one
 */
public record ServerAnswer<T>(URI server, Optional<T> value, String problem) {}

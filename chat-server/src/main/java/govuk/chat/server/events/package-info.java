/** The events of replies as server-sent events, without a thread for each open stream. */
@NullMarked
package govuk.chat.server.events;

import org.jspecify.annotations.NullMarked;

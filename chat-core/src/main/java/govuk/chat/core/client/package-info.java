/**
 * The API from the other side: a client for programs that talk to a server. {@link govuk.chat.core.client.ChatClient} is where to begin.
 */
@NullMarked
package govuk.chat.core.client;

import org.jspecify.annotations.NullMarked;

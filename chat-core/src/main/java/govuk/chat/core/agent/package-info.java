/** How the chat talks to an AI back end: one port, wrappers of it, and a leaf package for each kind of agent. */
@NullMarked
package govuk.chat.core.agent;

import org.jspecify.annotations.NullMarked;

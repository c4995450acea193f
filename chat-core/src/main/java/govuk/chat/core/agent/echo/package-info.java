/** The built-in agent: a demonstration that needs nothing outside the process. */
@NullMarked
package govuk.chat.core.agent.echo;

import org.jspecify.annotations.NullMarked;

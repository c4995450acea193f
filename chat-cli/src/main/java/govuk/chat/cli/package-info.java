/** The terminal client: talks to a server over HTTP. */
@NullMarked
package govuk.chat.cli;

import org.jspecify.annotations.NullMarked;

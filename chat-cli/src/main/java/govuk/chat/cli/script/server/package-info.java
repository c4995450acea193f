/** The server as scripts see it: a port, and what comes back through it. */
@NullMarked
package govuk.chat.cli.script.server;

import org.jspecify.annotations.NullMarked;

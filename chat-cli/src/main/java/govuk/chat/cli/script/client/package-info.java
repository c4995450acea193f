/** The server as scripts see it, through the client library. */
@NullMarked
package govuk.chat.cli.script.client;

import org.jspecify.annotations.NullMarked;

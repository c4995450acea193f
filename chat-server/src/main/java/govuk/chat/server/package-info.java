/** The web server: {@link govuk.chat.server.ChatApplication} wires it, the packages below it do the work. */
@NullMarked
package govuk.chat.server;

import org.jspecify.annotations.NullMarked;

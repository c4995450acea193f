/** The server's settings: where they come from, and what is said when one of them cannot be used. */
@NullMarked
package govuk.chat.server.config;

import org.jspecify.annotations.NullMarked;

/** Whom the server listens to, and where what it does comes from. */
@NullMarked
package govuk.chat.server.web;

import org.jspecify.annotations.NullMarked;

/** What the server's tests share: a running server and a caller of it. */
@NullMarked
package govuk.chat.server.testing;

import org.jspecify.annotations.NullMarked;

/** What of the server administrators may change while it runs. */
@NullMarked
package govuk.chat.server.live;

import org.jspecify.annotations.NullMarked;

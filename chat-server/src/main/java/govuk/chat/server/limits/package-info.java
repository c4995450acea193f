/** Rate limits: which requests count, who is refused, and what they are told. */
@NullMarked
package govuk.chat.server.limits;

import org.jspecify.annotations.NullMarked;

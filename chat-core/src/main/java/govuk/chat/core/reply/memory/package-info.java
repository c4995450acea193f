/** The reply log of one process. */
@NullMarked
package govuk.chat.core.reply.memory;

import org.jspecify.annotations.NullMarked;

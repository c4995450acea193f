/** The reply log of several processes that share a Redis. */
@NullMarked
package govuk.chat.core.reply.redis;

import org.jspecify.annotations.NullMarked;

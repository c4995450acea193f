/** The rate limits of several processes that share a Redis. */
@NullMarked
package govuk.chat.core.limit.redis;

import org.jspecify.annotations.NullMarked;

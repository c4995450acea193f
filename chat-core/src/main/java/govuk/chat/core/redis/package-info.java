/** The connection to Redis and everything that is kept there; what it is for stands in the packages that use it. */
@NullMarked
package govuk.chat.core.redis;

import org.jspecify.annotations.NullMarked;

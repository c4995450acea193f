/** The tier of a cache that several processes share. */
@NullMarked
package govuk.chat.core.cache.redis;

import org.jspecify.annotations.NullMarked;

@NullMarked
package govuk.chat.core.cache.redis;

import org.jspecify.annotations.NullMarked;

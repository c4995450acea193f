@NullMarked
package govuk.chat.core.redis;

import org.jspecify.annotations.NullMarked;

/** The rate limits of a single process. */
@NullMarked
package govuk.chat.core.limit.memory;

import org.jspecify.annotations.NullMarked;

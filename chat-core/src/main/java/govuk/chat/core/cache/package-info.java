/** Answers that are kept for a while, in this process and where all processes reach them. */
@NullMarked
package govuk.chat.core.cache;

import org.jspecify.annotations.NullMarked;

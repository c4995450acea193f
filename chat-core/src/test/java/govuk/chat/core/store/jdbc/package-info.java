/** The databases, tested on real ones. */
@NullMarked
package govuk.chat.core.store.jdbc;

import org.jspecify.annotations.NullMarked;

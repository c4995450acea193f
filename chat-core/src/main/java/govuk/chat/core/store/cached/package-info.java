/** A storage that need not be asked again for what it has just said. */
@NullMarked
package govuk.chat.core.store.cached;

import org.jspecify.annotations.NullMarked;

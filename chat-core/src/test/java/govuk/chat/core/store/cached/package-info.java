@NullMarked
package govuk.chat.core.store.cached;

import org.jspecify.annotations.NullMarked;

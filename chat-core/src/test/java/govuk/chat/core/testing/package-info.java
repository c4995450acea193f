/** What tests of this and other modules share. */
@NullMarked
package govuk.chat.core.testing;

import org.jspecify.annotations.NullMarked;

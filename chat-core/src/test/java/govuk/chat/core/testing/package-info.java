/** Fakes for the tests of this and other modules: agents that do as they are told, and waiting with a bound. */
@NullMarked
package govuk.chat.core.testing;

import org.jspecify.annotations.NullMarked;

/** The contract of the ports, as tests that every back end passes. */
@NullMarked
package govuk.chat.core.store;

import org.jspecify.annotations.NullMarked;

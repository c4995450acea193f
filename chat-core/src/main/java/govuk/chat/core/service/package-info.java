/** What a chat does, in the order in which it does it: the only place where that order is written. */
@NullMarked
package govuk.chat.core.service;

import org.jspecify.annotations.NullMarked;

/** How a program starts, and how it says why it cannot. */
@NullMarked
package govuk.chat.web.start;

import org.jspecify.annotations.NullMarked;

/** The pages of the small program. */
@NullMarked
package govuk.chat.web.small.forms;

import org.jspecify.annotations.NullMarked;

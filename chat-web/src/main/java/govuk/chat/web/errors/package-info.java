/** Every error ends here: one JSON body for programs, one kind of page for people, never a stack trace. */
@NullMarked
package govuk.chat.web.errors;

import org.jspecify.annotations.NullMarked;

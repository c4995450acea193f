/** A small program that has nothing but what this module gives. */
@NullMarked
package govuk.chat.web.small;

import org.jspecify.annotations.NullMarked;

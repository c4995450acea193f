/** The programs that the documents show. */
@NullMarked
package govuk.chat.docs.example;

import org.jspecify.annotations.NullMarked;

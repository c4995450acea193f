/** Holds the documents and the launcher to what they say. */
@NullMarked
package govuk.chat.docs;

import org.jspecify.annotations.NullMarked;

/** The words of the chat as records and sealed types. Needs nothing but the JDK; every other package may import it. */
@NullMarked
package govuk.chat.core.model;

import org.jspecify.annotations.NullMarked;

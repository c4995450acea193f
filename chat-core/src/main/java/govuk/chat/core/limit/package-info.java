/** How often somebody may do something: the rules, and the port that counts. */
@NullMarked
package govuk.chat.core.limit;

import org.jspecify.annotations.NullMarked;

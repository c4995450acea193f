/** How well the chat is: what it depends on, looked at continuously, and the level that follows from it. */
@NullMarked
package govuk.chat.core.health;

import org.jspecify.annotations.NullMarked;

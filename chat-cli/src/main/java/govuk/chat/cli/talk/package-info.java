/** The interactive chat. */
@NullMarked
package govuk.chat.cli.talk;

import org.jspecify.annotations.NullMarked;

/** The commands. */
@NullMarked
package govuk.chat.cli.command;

import org.jspecify.annotations.NullMarked;

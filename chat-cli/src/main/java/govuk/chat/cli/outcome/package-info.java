/** How a command ends: exit codes, and the line that says why. */
@NullMarked
package govuk.chat.cli.outcome;

import org.jspecify.annotations.NullMarked;

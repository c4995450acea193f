/** The commands {@code run} and {@code replay}. */
@NullMarked
package govuk.chat.cli.script.command;

import org.jspecify.annotations.NullMarked;

/** What a person sees and types: output, colour, and text that cannot drive the terminal. */
@NullMarked
package govuk.chat.cli.terminal;

import org.jspecify.annotations.NullMarked;

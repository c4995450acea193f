/** Holds answers against what was expected of them. */
@NullMarked
package govuk.chat.cli.script.check;

import org.jspecify.annotations.NullMarked;

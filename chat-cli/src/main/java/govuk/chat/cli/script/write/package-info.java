/** From conversations to scripts. */
@NullMarked
package govuk.chat.cli.script.write;

import org.jspecify.annotations.NullMarked;

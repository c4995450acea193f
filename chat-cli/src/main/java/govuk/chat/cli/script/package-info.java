/** Scripted chats as records: what a {@code *.chat.yaml} file says, after it has been read and before it is run. */
@NullMarked
package govuk.chat.cli.script;

import org.jspecify.annotations.NullMarked;

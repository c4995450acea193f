/** Replies being written: the log their readers follow, and the runner that writes them. */
@NullMarked
package govuk.chat.core.reply;

import org.jspecify.annotations.NullMarked;

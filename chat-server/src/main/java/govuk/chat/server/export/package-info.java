/** Conversations as files to keep, written bit by bit while they are read. */
@NullMarked
package govuk.chat.server.export;

import org.jspecify.annotations.NullMarked;

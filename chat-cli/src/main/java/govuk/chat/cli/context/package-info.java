/** Which server is talked to, as whom and how: settings, contexts and tokens. */
@NullMarked
package govuk.chat.cli.context;

import org.jspecify.annotations.NullMarked;

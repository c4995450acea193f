/** An agent that answers from a recording, so that scripts can be run without a live one. */
@NullMarked
package govuk.chat.cli.script.recorded;

import org.jspecify.annotations.NullMarked;

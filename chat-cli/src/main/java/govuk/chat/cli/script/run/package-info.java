/** Runs scripts against a target and says how it went. */
@NullMarked
package govuk.chat.cli.script.run;

import org.jspecify.annotations.NullMarked;

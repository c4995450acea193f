/** From YAML to scripts: everything is checked, and everything that is wrong has a place and a sentence. */
@NullMarked
package govuk.chat.cli.script.read;

import org.jspecify.annotations.NullMarked;

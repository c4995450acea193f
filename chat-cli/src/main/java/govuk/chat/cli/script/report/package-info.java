/** Says what came of scripts: at the terminal, to build servers, and as a page. */
@NullMarked
package govuk.chat.cli.script.report;

import org.jspecify.annotations.NullMarked;

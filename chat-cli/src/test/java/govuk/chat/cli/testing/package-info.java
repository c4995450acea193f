/** What the tests of the terminal client share. */
@NullMarked
package govuk.chat.cli.testing;

import org.jspecify.annotations.NullMarked;

/** Finds out why the chat does not work from here, and says what to do. */
@NullMarked
package govuk.chat.cli.doctor;

import org.jspecify.annotations.NullMarked;

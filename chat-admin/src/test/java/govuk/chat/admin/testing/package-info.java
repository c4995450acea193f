/** The app and a real server, in one process with the tests. */
@NullMarked
package govuk.chat.admin.testing;

import org.jspecify.annotations.NullMarked;

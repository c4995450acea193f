/** The app in a real browser. */
@NullMarked
package govuk.chat.admin.browser;

import org.jspecify.annotations.NullMarked;

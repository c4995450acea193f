/** What a person does in a browser, done by a real one. */
@NullMarked
package govuk.chat.server.browser;

import org.jspecify.annotations.NullMarked;

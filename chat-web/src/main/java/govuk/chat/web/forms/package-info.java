/** What comes back from a browser: cookies and the proof that a form is ours. */
@NullMarked
package govuk.chat.web.forms;

import org.jspecify.annotations.NullMarked;

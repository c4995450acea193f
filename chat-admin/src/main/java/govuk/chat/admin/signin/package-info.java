/** Who is signed in to the app, and what must be so before a page is shown or a form is taken. */
@NullMarked
package govuk.chat.admin.signin;

import org.jspecify.annotations.NullMarked;

/** The pages for administrators and moderators. */
@NullMarked
package govuk.chat.admin.pages;

import org.jspecify.annotations.NullMarked;

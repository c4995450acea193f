/** What pages of HTML are made with. */
@NullMarked
package govuk.chat.web.pages;

import org.jspecify.annotations.NullMarked;

@NullMarked
package govuk.chat.server.pages;

import org.jspecify.annotations.NullMarked;

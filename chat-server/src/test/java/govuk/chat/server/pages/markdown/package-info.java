@NullMarked
package govuk.chat.server.pages.markdown;

import org.jspecify.annotations.NullMarked;

/** What agents write, made safe to show. */
@NullMarked
package govuk.chat.server.pages.markdown;

import org.jspecify.annotations.NullMarked;
